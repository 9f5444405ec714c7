import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { DamagedChangeError } from '../../errors/wallet.ts'
import { isValidName } from './names.ts'
import { readRegularFile } from './read.ts'

/** One file of a committed change: `staged` becomes `path`; the file that was there, linked as `old`, its backup. */
export interface Step {
  readonly staged: string
  readonly path: string
  readonly old?: string
  readonly backup?: string
}

export const PLAN = 'plan.json'
export const HOTKEYS = 'hotkeys'
export const BACKUPS = 'backups'

const PUBLIC = /pub\.txt$/

/** Whether it is a file that a change of keys may write: `coldkey`, `coldkeypub.txt`, or a hotkey's two. */
function isKeyPath(path: string): boolean {
  if (path === 'coldkey' || path === 'coldkeypub.txt') return true
  const [folder, file = '', ...rest] = path.split('/')
  return folder === HOTKEYS && rest.length === 0 && isValidName(file.replace(PUBLIC, ''), 'hotkey')
}

/** Whether it is one file in `backups/`; its name is longer than a key's by a folder and a number. */
function isBackupPath(path: string): boolean {
  return (
    path.startsWith(`${BACKUPS}/`) && /^[^/\\\0.][^/\\\0]*$/.test(path.slice(BACKUPS.length + 1))
  )
}

function isStep(value: unknown, index: number): value is Step {
  if (typeof value !== 'object' || value === null) return false
  const { staged, path, old, backup } = value as Readonly<Record<string, unknown>>
  return (
    staged === `new-${index}` &&
    typeof path === 'string' &&
    isKeyPath(path) &&
    (old === undefined
      ? backup === undefined
      : old === `old-${index}` && typeof backup === 'string' && isBackupPath(backup))
  )
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/**
 * The plan of a change that is decided, wholly checked: a wallet's directory may come from elsewhere, and no plan in it
 * moves a file that is not this wallet's.
 *
 * @param folder where the plan and its files are, inside the wallet's `directory`.
 * @throws {DamagedChangeError} when it is no plan, or a link would lead its steps elsewhere.
 * @throws {UnsafeFileError} when the plan is no regular file.
 */
export function readPlan(directory: string, folder: string): readonly Step[] {
  const wrong = (problem: string): DamagedChangeError => new DamagedChangeError(folder, problem)
  const isOther = (path: string, kind: 'isFile' | 'isDirectory'): boolean =>
    lstatSync(path, { throwIfNoEntry: false })?.[kind]() === false
  if (isOther(folder, 'isDirectory')) throw wrong('it is no directory')
  const bytes = readRegularFile(join(folder, PLAN))
  if (bytes === undefined) throw wrong(`it has no ${PLAN}`)
  const steps = parse(bytes)
  if (!Array.isArray(steps) || steps.length === 0 || !steps.every(isStep))
    throw wrong(`its ${PLAN} is damaged, or none of dtao’s`)
  for (const name of [HOTKEYS, BACKUPS])
    if (isOther(join(directory, name), 'isDirectory')) throw wrong(`${name} is no directory`)
  // what is replaced may have been a link: it goes to the backups as it is, and nobody follows it there
  for (const { staged } of steps)
    if (isOther(join(folder, staged), 'isFile')) throw wrong(`${staged} in it is no file`)
  return steps
}
