import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AccountId } from '../../crypto/index.ts'
import { AgentError, UnsafeFileError } from '../../errors/wallet.ts'
import { ensureDirectory, writeNewFile } from '../store/durable.ts'
import { withLock } from '../store/lock.ts'
import { readRegularFile } from '../store/read.ts'

/** The files of one agent, which no other has: a socket, and a cookie that only its owner can read. */
export interface AgentPlace {
  readonly directory: string
  /** The first 16 hex digits of the account whose key it holds. */
  readonly owner: string
  /** The agent's process. */
  readonly pid: number
  readonly socket: string
  readonly cookie: string
}

/** Names are short because a socket's path has room for some hundred bytes. */
const COOKIE = /^([0-9a-f]{16})\.(\d{1,7})\.cookie$/
const LONGEST_NAME = '0123456789abcdef.4194304.sock'

/** The longest path of a Unix socket on every system. */
const LONGEST_PATH = 103

function ownerOf(account: AccountId): string {
  return account.slice(2, 18)
}

function placeOf(directory: string, owner: string, pid: number): AgentPlace {
  const path = join(directory, `${owner}.${pid}`)
  return { directory, owner, pid, socket: `${path}.sock`, cookie: `${path}.cookie` }
}

/** Where the process `pid` holds the key of an account, inside `directory`. */
export function agentPlace(directory: string, account: AccountId, pid: number): AgentPlace {
  return placeOf(directory, ownerOf(account), pid)
}

/** Whether a place is one of an agent for `account`. */
export function isPlaceOf({ owner }: AgentPlace, account: AccountId): boolean {
  return owner === ownerOf(account)
}

/**
 * The places in `directory`, of agents alive or dead.
 *
 * @throws {UnsafeFileError} when others may enter it.
 */
export function agentPlaces(directory: string): AgentPlace[] {
  if (lstatSync(directory, { throwIfNoEntry: false }) === undefined) return []
  requirePrivate(directory)
  return readdirSync(directory).flatMap((name) => {
    const [, owner, pid] = COOKIE.exec(name) ?? []
    return owner === undefined ? [] : [placeOf(directory, owner, Number(pid))]
  })
}

/** Whether the path of a socket in `directory` is one that a system takes. */
export function hasRoom(directory: string): boolean {
  return Buffer.byteLength(join(directory, LONGEST_NAME)) <= LONGEST_PATH
}

/** @throws {AgentError} when no socket in `directory` could be made. */
export function requireRoom(directory: string): void {
  if (hasRoom(directory)) return
  throw new AgentError(
    `The path ${directory} is too long for the agent’s socket.`,
    'agent_socket',
    { hints: ['DTAO_AGENT_DIR names a shorter one.'] },
  )
}

/**
 * Makes the directory of agents.
 *
 * @throws as `requireRoom`. @throws {UnsafeFileError | UnwritableError}
 */
export function prepareDirectory(directory: string): void {
  requireRoom(directory)
  ensureDirectory(directory)
  requirePrivate(directory)
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
      hints: [
        'Make it a directory of yours with mode 0700, or remove it; DTAO_AGENT_DIR names another.',
      ],
    })
}

/**
 * Takes a place for a new agent, away from all that have one for the same account: they find it gone, and end. Of several
 * that start at once the last one has it.
 *
 * @throws as `prepareDirectory`. @throws {WalletBusyError}
 */
export function takePlace(place: AgentPlace, cookie: Uint8Array): void {
  prepareDirectory(place.directory)
  withLock(place.directory, () => {
    for (const other of agentPlaces(place.directory))
      if (other.owner === place.owner) clearPlace(other)
    clearPlace(place)
    writeNewFile(place.cookie, cookie)
  })
}

/** Whether the place is still that of the agent with this cookie, and can be reached. */
export function hasPlace(place: AgentPlace, cookie: Uint8Array): boolean {
  try {
    const found = readCookie(place)
    return found !== undefined && Buffer.compare(found, cookie) === 0 && existsSync(place.socket)
  } catch {
    return false // a place that is not private any more is lost, too
  }
}

/** Removes socket and cookie. An agent that lives there forgets its key within moments. */
export function clearPlace(place: AgentPlace): void {
  rmSync(place.cookie, { force: true })
  rmSync(place.socket, { force: true })
}

/** The cookie, or `undefined` when there is no agent. @throws {UnsafeFileError} when others could have read it. */
export function readCookie(place: AgentPlace): Uint8Array | undefined {
  if (lstatSync(place.directory, { throwIfNoEntry: false }) === undefined) return undefined
  requirePrivate(place.directory)
  return readRegularFile(place.cookie)
}
