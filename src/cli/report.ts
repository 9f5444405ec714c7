import { DtaoError, EXIT } from '../errors/base.ts'
import { pathlessRefusal, systemRefusal } from '../errors/system.ts'
import { UnwrittenError } from '../errors/unwritten.ts'
import { failureDocument } from './json.ts'
import type { Output } from './ui/output.ts'
import { processTheme } from './ui/theme.ts'

/** Anything thrown, as an error with a code; what is none of ours is a defect, and says so. */
export function asDtaoError(error: unknown): DtaoError {
  if (error instanceof DtaoError) return error
  const refused = systemRefusal(error)
  if (refused !== undefined)
    return new DtaoError(`${refused.path}: ${refused.reason}.`, 'file_system', EXIT.refused, {
      cause: error,
      details: { path: refused.path },
      hints: ['Check the path and who owns it, or name another one.'],
    })
  const pathless = pathlessRefusal(error)
  if (pathless !== undefined) {
    const [what, hint] = pathless
    return new DtaoError(what, 'file_system', EXIT.refused, { cause: error, hints: [hint] })
  }
  const message = error instanceof Error ? error.message : String(error)
  return new DtaoError(`Unexpected: ${message}`, 'internal', EXIT.refused, {
    cause: error,
    hints: ['This is a defect of dtao; --verbose shows where it comes from.'],
  })
}

/** Prints a failure: one JSON document on stdout, or a few lines on stderr. */
export function reportFailure(
  error: DtaoError,
  output: Output,
  options: { json: boolean; verbose: boolean },
): void {
  const message = sentence(error.message)
  const hints = error.hints.map(sentence)
  const { bad, dim } = processTheme().err
  // In JSON too: there is no room for a document.
  if (options.json && !(error instanceof UnwrittenError)) {
    output.result(failureDocument({ code: error.code, message, hints, details: error.details }))
  } else {
    output.notice(`${bad('error:')} ${message}`)
    for (const hint of hints) output.notice(`  ${dim(hint)}`)
  }
  if (options.verbose) {
    const origin = error.cause instanceof Error ? error.cause : error
    output.notice(dim(origin.stack ?? origin.message))
  }
}

/** Rooms below write fragments or sentences; people read sentences. */
export function sentence(text: string): string {
  const first = /^[a-z][a-z]*[ ,]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text
  return /[.!?:`]$/.test(first) ? first : `${first}.`
}
