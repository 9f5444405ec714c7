import { chmodSync, lstatSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AccountId } from '../../crypto/index.ts'
import { UnsafeFileError } from '../../errors/wallet.ts'
import { ensureDirectory, writeNewFile } from '../store/durable.ts'
import { readRegularFile } from '../store/read.ts'

/** The files of one agent: a socket, and a cookie that only its owner can read. */
export interface AgentPlace {
  readonly directory: string
  readonly socket: string
  readonly cookie: string
}

/** Names are short because a socket's path has room for some hundred bytes. */
const NAME = /^[0-9a-f]{16}\.sock$/

/** Where the agent for an account lives, inside `directory`. */
export function agentPlace(directory: string, account: AccountId): AgentPlace {
  const name = account.slice(2, 18)
  return {
    directory,
    socket: join(directory, `${name}.sock`),
    cookie: join(directory, `${name}.cookie`),
  }
}

/** The places of every agent that has a socket in `directory`, alive or not. */
export function agentPlaces(directory: string): AgentPlace[] {
  if (lstatSync(directory, { throwIfNoEntry: false }) === undefined) return []
  return readdirSync(directory)
    .filter((name) => NAME.test(name))
    .map((name) => agentPlace(directory, `0x${name.slice(0, 16)}`))
}

/**
 * Refuses a directory that others may enter, or that is not ours: an agent there could be somebody else's.
 *
 * @throws {UnsafeFileError}
 */
export function requirePrivate(directory: string): void {
  const stats = lstatSync(directory)
  if (!stats.isDirectory() || (stats.mode & 0o077) !== 0 || stats.uid !== process.getuid?.())
    throw new UnsafeFileError(`${directory} is not private to this user.`, {
      hints: [`Make it a directory of yours with mode 0700, or remove it.`],
    })
}

/** Prepares the place for a new agent, removing what a dead one left; returns nothing but a private directory. */
export function preparePlace(place: AgentPlace, cookie: Uint8Array): void {
  ensureDirectory(place.directory)
  chmodSync(place.directory, 0o700)
  requirePrivate(place.directory)
  clearPlace(place)
  writeNewFile(place.cookie, cookie)
}

/** Removes socket and cookie. */
export function clearPlace(place: AgentPlace): void {
  rmSync(place.socket, { force: true })
  rmSync(place.cookie, { force: true })
}

/** The cookie, or `undefined` when there is no agent. @throws {UnsafeFileError} when others could have read it. */
export function readCookie(place: AgentPlace): Uint8Array | undefined {
  if (lstatSync(place.directory, { throwIfNoEntry: false }) === undefined) return undefined
  requirePrivate(place.directory)
  return readRegularFile(place.cookie)
}
