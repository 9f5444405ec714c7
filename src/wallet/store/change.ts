import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { UnsafeFileError } from '../../errors/wallet.ts'
import { ensureDirectory, syncDirectory, writable, writeNewFile } from './durable.ts'
import { withLock } from './lock.ts'
import { BACKUPS, PLAN, readPlan, type Step } from './plan.ts'
import { readRegularFile } from './read.ts'

/** One file of a change; `path` is relative to the wallet's directory. */
export interface FileChange {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A change that is decided: its name appears in one instant, with every file in it complete and on disk. */
const COMMITTED = '.dtao-commit'
const STAGE = '.dtao-stage-'
const DONE = '.dtao-done-'

/** Whether there is an entry, be it a dangling link. @throws {UnsafeFileError} when it cannot be replaced by a file. */
function isTaken(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return false
  if (stats.isFile() || stats.isSymbolicLink()) return true
  throw new UnsafeFileError(`${path} is no file: a key cannot replace it.`)
}

/** Backup paths for the files that will be replaced, all with one number, so that a pair stays recognisable. */
function planBackups(directory: string, files: readonly FileChange[]): Map<string, string> {
  const replaced = files.filter(({ path }) => isTaken(join(directory, path)))
  for (let number = 1; ; number++) {
    const names = replaced.map(({ path }) => join(BACKUPS, `${path.replace('/', '-')}.${number}`))
    if (!names.some((name) => isTaken(join(directory, name))))
      return new Map(replaced.map(({ path }, index) => [path, names[index] ?? '']))
  }
}

/** The very file under a second name: no copy that could be half of it, unless the file system has no hard links. */
function linkFile(source: string, target: string): void {
  try {
    linkSync(source, target)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EMLINK') throw error
    writeNewFile(target, readRegularFile(source) ?? new Uint8Array())
  }
}

/** Everything that can fail happens here, before the rename that decides; what fails leaves nothing behind. */
function stage(directory: string, files: readonly FileChange[], keep: boolean): void {
  const backups = planBackups(directory, files)
  const folder = mkdtempSync(join(directory, STAGE))
  try {
    chmodSync(folder, 0o700)
    const steps = files.map(({ path, bytes }, index): Step => {
      const staged = `new-${index}`
      writeNewFile(join(folder, staged), bytes)
      const backup = backups.get(path)
      if (!keep || backup === undefined) return { staged, path }
      const old = `old-${index}`
      linkFile(join(directory, path), join(folder, old))
      ensureDirectory(join(directory, dirname(backup)))
      return { staged, path, old, backup }
    })
    writeNewFile(join(folder, PLAN), new TextEncoder().encode(JSON.stringify(steps)))
    syncDirectory(folder)
    renameSync(folder, join(directory, COMMITTED))
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  syncDirectory(directory)
}

function move(source: string, target: string): void {
  if (!existsSync(source)) return // an interrupted run has moved it
  renameSync(source, target)
  syncDirectory(dirname(target))
}

/**
 * Carries a committed change out. Any step may have been done already: a killed process is simply repeated.
 *
 * @returns the absolute path of each backup, by the path of the file that was replaced.
 * @throws {DamagedChangeError} before any step when there is no plan that a change of keys could have.
 */
function carryOut(directory: string): Map<string, string> {
  const folder = join(directory, COMMITTED)
  const backups = new Map<string, string>()
  for (const { staged, path, old, backup } of readPlan(directory, folder)) {
    if (old !== undefined && backup !== undefined) {
      backups.set(path, join(directory, backup))
      move(join(folder, old), join(directory, backup))
    }
    move(join(folder, staged), join(directory, path))
  }
  const done = join(directory, `${DONE}${process.pid}`)
  renameSync(folder, done)
  rmSync(done, { recursive: true, force: true })
  syncDirectory(directory)
  return backups
}

/** Whether there is a change to finish, be it a damaged one or a link. */
function isDecided(directory: string): boolean {
  return existsSync(`${directory}/${COMMITTED}`)
}

/** Finishes a committed change and clears what a killed process left before its commit. Needs the lock. */
function tidy(directory: string): void {
  if (isDecided(directory)) carryOut(directory)
  for (const entry of readdirSync(directory))
    if (entry.startsWith(STAGE) || entry.startsWith(DONE))
      rmSync(join(directory, entry), { recursive: true, force: true })
}

/**
 * Finishes what a killed process had decided in this wallet; without such a change it costs one look.
 *
 * @throws {WalletBusyError} when another process is at it and does not finish.
 * @throws {DamagedChangeError} when it cannot be told what was decided. @throws {UnwritableError}
 */
export function recoverWallet(directory: string): void {
  if (isDecided(directory)) writable(directory, () => withLock(directory, () => tidy(directory)))
}

/**
 * Writes several files of a wallet so that all of them change or none, even when the process or the machine dies at any
 * moment: everything is staged and synced, one rename decides, and an interrupted change is finished by whoever looks at
 * the wallet next. Replaced files stay in `backups/` unless `keep` is false.
 *
 * @param check runs under the lock before anything is written; it throws to give up.
 * @returns the absolute path of each backup, by the path of the file that was replaced.
 * @throws {UnwritableError} when the system refuses, as on a full disk; what was there stays as it was.
 */
export function changeWallet(
  directory: string,
  files: readonly FileChange[],
  { check, keep = true }: { check?: () => void; keep?: boolean } = {},
): Map<string, string> {
  ensureDirectory(directory)
  const change = (): Map<string, string> => {
    tidy(directory)
    check?.()
    for (const { path } of files) ensureDirectory(dirname(join(directory, path)))
    stage(directory, files, keep)
    return carryOut(directory)
  }
  return writable(directory, () => withLock(directory, change))
}
