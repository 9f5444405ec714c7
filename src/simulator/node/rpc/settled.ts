import { after } from '../clock.ts'
import type { Session } from './session.ts'

/** How many lags a client has that makes no call, or never stops. */
const PATIENCE = 4

/**
 * Runs `body` once the client has asked what it wants to know about what it was told last: when the session's
 * `finalityLag` has gone by since its last call, and after four of them at the latest. Returns what calls that off.
 */
export function whenSettled(session: Session, body: () => void): () => void {
  const { finalityLag } = session.options
  let cancelQuiet: (() => void) | undefined
  const stop = () => {
    stopListening()
    cancelLate()
    cancelQuiet?.()
  }
  const run = () => {
    stop()
    body()
  }
  const stopListening = session.calls.on(() => {
    cancelQuiet?.()
    cancelQuiet = after(finalityLag, run)
  })
  const cancelLate = after(PATIENCE * finalityLag, run)
  return stop
}
