import { DtaoError, EXIT } from './base.ts'

/** The user said no, or pressed Ctrl-C. */
export class CancelledError extends DtaoError {
  override readonly name = 'CancelledError'

  constructor(message = 'Cancelled; nothing was changed.') {
    super(message, 'cancelled', EXIT.cancelled)
  }
}
