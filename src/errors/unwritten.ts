import { DtaoError, EXIT } from './base.ts'
import { reasonOf } from './system.ts'

/** A result that a file or disk did not take. */
export class UnwrittenError extends DtaoError {
  override readonly name = 'UnwrittenError'

  constructor(cause: unknown) {
    super(`The output cannot be written: ${reasonOf(cause)}.`, 'output_lost', EXIT.refused, {
      cause,
      hints: ['What was asked for may have been done all the same: look before you do it again.'],
    })
  }
}
