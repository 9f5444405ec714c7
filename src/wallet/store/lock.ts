import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WalletBusyError } from '../../errors/wallet.ts'
import { writable } from './durable.ts'
import { isMissing } from './read.ts'

const LOCK = '.dtao-lock'
const PAUSE_MS = 20
const TRIES = 500

/** What tells this process from a later one with the same number: its start, in ticks since boot (Linux). */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return '' // no /proc on this system: the number alone has to do
  }
}

function isAlive(holder: string): boolean {
  const [pid = '', start = ''] = holder.split(' ')
  if (!/^\d+$/.test(pid)) return false
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
  }
  return start === '' || startOf(Number(pid)) === start
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** The lock's file, new and open; `undefined` where somebody has it. */
function create(path: string): number | undefined {
  try {
    return openSync(path, 'wx', 0o600)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined
    throw error
  }
}

/** @throws {UnwritableError} where there is no room for it, and then leaves nothing that others would wait for. */
function tryTake(path: string): boolean {
  return writable(path, () => {
    const file = create(path)
    if (file === undefined) return false
    try {
      writeFileSync(file, `${process.pid} ${startOf(process.pid)}`)
    } catch (error) {
      rmSync(path, { force: true })
      throw error
    } finally {
      closeSync(file)
    }
    return true
  })
}

/** Removes a dead process's lock; renaming first makes sure that only one of several waiting processes does it. */
function clear(path: string, stale: string): void {
  const aside = `${path}-${process.pid}`
  try {
    renameSync(path, aside)
    if (read(aside) === stale) rmSync(aside, { force: true })
    else renameSync(aside, path) // it was taken in between: give it back
  } catch (error) {
    if (!isMissing(error)) throw error // somebody else cleared it
  }
}

/**
 * Runs `action` while no other dtao process changes the same directory; `what` names it for people. A lock whose holder
 * died is taken over; a living holder is waited for, some ten seconds.
 *
 * @throws {WalletBusyError} when the holder does not finish.
 * @throws {UnwritableError} when the system refuses to make the lock.
 */
export function withLock<T>(directory: string, action: () => T, what = 'this wallet'): T {
  const path = join(directory, LOCK)
  const sleeper = new Int32Array(new SharedArrayBuffer(4))
  let empty = 0
  for (let attempt = 0; !tryTake(path); attempt++) {
    const holder = read(path)
    // a holder killed between creating and writing its lock leaves it empty; a living one fills it within a moment
    empty = holder === '' ? empty + 1 : 0
    if (holder !== undefined && (holder === '' ? empty > 50 : !isAlive(holder))) clear(path, holder)
    if (attempt >= TRIES)
      throw new WalletBusyError(`Another process is changing ${what}.`, {
        details: { lock: path },
        hints: ['Wait until it is done, then try again.'],
      })
    Atomics.wait(sleeper, 0, 0, PAUSE_MS)
  }
  try {
    return action()
  } finally {
    rmSync(path, { force: true })
  }
}
