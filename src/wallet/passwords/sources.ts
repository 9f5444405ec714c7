import { isUtf8 } from 'node:buffer'
import { closeSync, readFileSync } from 'node:fs'
import {
  PasswordRequiredError,
  PasswordSourceError,
  WeakPasswordError,
  WrongPasswordError,
} from '../../errors/wallet.ts'
import { wipe } from '../keys/wipe.ts'
import { decodeVariable, passwordVariable } from './environment.ts'
import { judgePassword, type PasswordVerdict, requireStrong } from './policy.ts'

const TRIES = 3
const MAX_BYTES = 4096

const USUAL = [
  '--password-file FILE reads it from a file.',
  'So do BT_WALLET_PASSWORD and BT_WALLET_PASSWORD_FILE in the environment.',
]

/** Where passwords may come from. The command line fills this in; nothing here reads the environment or a terminal. */
export interface PasswordSources {
  /** `--password-file`; `-` is not special here. */
  readonly file?: string
  /** `--password-fd`: an open file descriptor, read to its end and closed. */
  readonly fd?: number
  /** The process's environment. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Asks on the terminal without echo; absent where there is none. */
  readonly ask?: (label: string) => Promise<string>
  /** Tells the person something between two questions. */
  readonly tell?: (line: string) => void
  /** What else helps where no source has the password of an existing key, such as an agent. */
  readonly otherwise?: string
  /** What to do where there is no source, one line each; the usual ways unless they are others. */
  readonly hints?: readonly string[]
  /** Told how strong a new password is. */
  readonly meter?: (verdict: PasswordVerdict) => void
}

interface Found {
  readonly password: Uint8Array
  readonly source: string
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function readSource(from: string | number, what: string): Uint8Array {
  let bytes: Buffer
  try {
    bytes = readFileSync(from)
    // a process that is started later, such as the agent, would inherit it; the standard ones it never does
    if (typeof from === 'number' && from > 2) closeSync(from)
  } catch (cause) {
    throw new PasswordSourceError(`${sentence(what)} cannot be read.`, { cause })
  }
  if (bytes.length > MAX_BYTES)
    throw new PasswordSourceError(`${sentence(what)} is too long for a password.`)
  const end = /\r?\n?$/.exec(bytes.toString('latin1'))?.index ?? bytes.length
  const password = Uint8Array.from(bytes.subarray(0, end))
  wipe(bytes)
  if (!isUtf8(password)) {
    wipe(password)
    throw new PasswordSourceError(`${sentence(what)} holds no password: it is not UTF-8 text.`, {
      hints: ['Every Bittensor tool takes passwords as UTF-8: save the file in that encoding.'],
    })
  }
  return password
}

/**
 * The password that a machine gave, if any: file, descriptor, `BT_WALLET_PASSWORD`, `BT_PW_<PATH>`,
 * `BT_WALLET_PASSWORD_FILE`. The first that is there counts, right or wrong; an empty variable is not there.
 *
 * @param keyfilePaths spellings of the keyfile's path, each of which may name a variable; none for a file from elsewhere.
 * @throws {PasswordSourceError} when the one that counts cannot be used.
 */
export function givenPassword(
  keyfilePaths: readonly string[],
  sources: PasswordSources,
): Found | undefined {
  const { file, fd, environment } = sources
  if (file !== undefined)
    return { password: readSource(file, `the password file ${file}`), source: '--password-file' }
  if (fd !== undefined)
    return { password: readSource(fd, `file descriptor ${fd}`), source: '--password-fd' }
  const plain = environment.BT_WALLET_PASSWORD
  if (plain) return { password: new TextEncoder().encode(plain), source: 'BT_WALLET_PASSWORD' }
  for (const name of keyfilePaths.map(passwordVariable)) {
    const masked = environment[name]
    if (masked) return { password: decodeVariable(name, masked), source: name }
  }
  const path = environment.BT_WALLET_PASSWORD_FILE
  if (path)
    return {
      password: readSource(path, `the password file ${path}`),
      source: 'BT_WALLET_PASSWORD_FILE',
    }
  return undefined
}

function required(
  what: string,
  sources: PasswordSources,
  otherwise?: string,
): PasswordRequiredError {
  return new PasswordRequiredError(
    `${sentence(what)} needs a password, and there is no terminal to ask for it.`,
    { hints: sources.hints ?? [...USUAL, ...(otherwise === undefined ? [] : [otherwise])] },
  )
}

/**
 * Opens something with a password: one try for a password from a machine, three on a terminal.
 *
 * @param what "the coldkey of wallet W": for prompts and errors.
 * @param keyfilePaths as `givenPassword`.
 * @throws {PasswordRequiredError} when there is no source. @throws {WrongPasswordError} naming the source.
 */
export async function openWithPassword<T>(
  what: string,
  keyfilePaths: readonly string[],
  sources: PasswordSources,
  open: (password: Uint8Array) => Promise<T>,
): Promise<T> {
  const attempt = async (password: Uint8Array, source?: string): Promise<T> => {
    try {
      return await open(password)
    } catch (error) {
      if (!(error instanceof WrongPasswordError) || source === undefined) throw error
      throw new WrongPasswordError(`${what} (from ${source})`)
    } finally {
      wipe(password)
    }
  }
  const given = givenPassword(keyfilePaths, sources)
  if (given !== undefined) return attempt(given.password, given.source)
  if (sources.ask === undefined) throw required(what, sources, sources.otherwise)
  for (let left = TRIES - 1; ; left--) {
    const typed = await sources.ask(`Password for ${what}`)
    try {
      return await attempt(new TextEncoder().encode(typed))
    } catch (error) {
      if (!(error instanceof WrongPasswordError) || left === 0) throw error
      sources.tell?.(`Wrong password, ${left} more ${left === 1 ? 'try' : 'tries'}.`)
    }
  }
}

/**
 * A new password, UTF-8 bytes which the caller wipes. From a machine it must satisfy the policy at once; on a terminal it
 * is judged, asked for twice and may be tried again three times. Without any source there is no key written.
 *
 * @throws {WeakPasswordError | PasswordRequiredError | PasswordSourceError}
 */
export async function newPassword(
  what: string,
  keyfilePaths: readonly string[],
  sources: PasswordSources,
): Promise<Uint8Array> {
  const given = givenPassword(keyfilePaths, sources)
  if (given !== undefined) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(given.password)
    wipe(given.password)
    return requireStrong(text)
  }
  if (sources.ask === undefined)
    throw required(what, sources, '--no-password leaves the key unencrypted.')
  for (let left = TRIES - 1; ; left--) {
    const typed = await sources.ask(`New password for ${what}`)
    const verdict = judgePassword(typed)
    sources.meter?.(verdict)
    if (!verdict.accepted) {
      if (left === 0) throw new WeakPasswordError(verdict.reasons)
      continue
    }
    if ((await sources.ask('The same password again')) === typed)
      return new TextEncoder().encode(typed)
    if (left === 0) throw new PasswordRequiredError('The two passwords were not the same.')
    sources.tell?.('The two passwords were not the same.')
  }
}
