import { WeakPasswordError } from '../../errors/wallet.ts'
import { btwalletAccepts } from './score.ts'
import { passwordStrength, type Strength } from './strength.ts'

/**
 * Below this many bits a password is refused. The format's salt is the same for everybody, so one table of cheap guesses
 * serves against all wallets at once.
 */
const LEAST_BITS = 20

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const UNTYPABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u

/** Whether a new password is accepted, and why or why not. */
export interface PasswordVerdict {
  readonly accepted: boolean
  /** Why it is refused; for an accepted one, what makes it weaker than it looks. */
  readonly reasons: readonly string[]
  readonly strength: Strength
}

/**
 * Judges a new password. Whatever bittensor-wallet refuses is refused (under 6 bytes, score under 20), and besides: white
 * space around it and control characters, which nobody could type again at a Python prompt, and what an attacker tries in
 * the first minutes.
 */
export function judgePassword(password: string): PasswordVerdict {
  const strength = passwordStrength(password)
  const refusals: string[] = []
  if (password.trim() === '')
    refusals.push(password === '' ? 'it is empty' : 'it is only white space')
  else if (password.trim() !== password)
    refusals.push('it starts or ends with white space, which btcli cuts off when it is typed')
  if (UNTYPABLE.test(password.trim()))
    refusals.push('it contains a line break or another control character, which no prompt takes')
  if (password.includes('\ufffd')) refusals.push('it contains a character that could not be read')
  if (refusals.length === 0 && Buffer.byteLength(password) < 6)
    refusals.push('it is shorter than 6 bytes')
  if (refusals.length === 0 && (strength.bits < LEAST_BITS || !btwalletAccepts(password)))
    refusals.push(
      ...(strength.reasons.length > 0 ? strength.reasons : ['it is too short or too simple']),
    )
  return {
    accepted: refusals.length === 0,
    reasons: refusals.length > 0 ? refusals : strength.reasons,
    strength,
  }
}

/** The UTF-8 bytes of an acceptable new password. @throws {WeakPasswordError} saying why it is none. */
export function requireStrong(password: string): Uint8Array {
  const { accepted, reasons } = judgePassword(password)
  if (!accepted) throw new WeakPasswordError(reasons)
  return new TextEncoder().encode(password)
}
