import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Format, Mismatch, Report } from './format.ts'

/** What became of one file. */
export interface FileResult {
  readonly path: string
  /** The format that replayed it; absent when none knows the file. */
  readonly format?: string
  readonly cases: number
  readonly mismatches: number
  /** How many trades were quoted beforehand and held against what came of them. */
  readonly quotes: number
  /** How often each part that we cannot replay was met. */
  readonly unsupported: ReadonlyMap<string, number>
  /** How often we differed on purpose, by documented rule. */
  readonly better: ReadonlyMap<string, number>
  readonly first?: Mismatch
}

/** All of a run, and what its exit code must be. */
export interface RunResult {
  readonly files: readonly FileResult[]
  /** Files inside a folder that no format knows. */
  readonly skipped: readonly string[]
  /** 0 all equal · 1 a mismatch · 2 a named file, or everything, was unknown. */
  readonly exitCode: 0 | 1 | 2
}

/**
 * Replays every file of `paths` (files, or folders walked through) and tells each result as it comes.
 *
 * @throws {Error} when a path does not exist.
 */
export async function run(
  paths: readonly string[],
  formats: readonly Format[],
  tell: (result: FileResult) => void = () => {},
): Promise<RunResult> {
  const files: FileResult[] = []
  const skipped: string[] = []
  let unknownNamed = false
  for (const path of paths) {
    const named = !statSync(path).isDirectory()
    for (const file of named ? [path] : filesBelow(path)) {
      const result = await replayFile(file, formats)
      if (result.format === undefined && !named) {
        skipped.push(file)
        continue
      }
      unknownNamed ||= result.format === undefined
      files.push(result)
      tell(result)
    }
  }
  const known = files.some((file) => file.format !== undefined)
  const differs = files.some((file) => file.mismatches > 0)
  return { files, skipped, exitCode: differs ? 1 : unknownNamed || !known ? 2 : 0 }
}

async function replayFile(path: string, formats: readonly Format[]): Promise<FileResult> {
  const unsupported = new Map<string, number>()
  const better = new Map<string, number>()
  const json = parse(path)
  const format = json === undefined ? undefined : formats.find((each) => each.matches(json, path))
  if (format === undefined) return { path, cases: 0, mismatches: 0, quotes: 0, unsupported, better }
  let cases = 0
  let mismatches = 0
  let quotes = 0
  let first: Mismatch | undefined
  let current = 'file'
  const report: Report = {
    case(id) {
      cases += 1
      current = id
    },
    mismatch(mismatch) {
      mismatches += 1
      first ??= mismatch
    },
    quote() {
      quotes += 1
    },
    unsupported(what) {
      unsupported.set(what, (unsupported.get(what) ?? 0) + 1)
    },
    better(rule) {
      better.set(rule, (better.get(rule) ?? 0) + 1)
    },
  }
  try {
    await format.replay(json, report, path)
  } catch (error) {
    // A file that breaks its replayer counts as different: the rest of the files must still be replayed.
    const got = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    report.mismatch({ case: current, item: 'replay', expected: 'no exception', got })
  }
  return {
    path,
    format: format.name,
    cases,
    mismatches,
    quotes,
    unsupported,
    better,
    ...(first === undefined ? {} : { first }),
  }
}

/** The JSON in a file; `undefined` when it holds none. */
function parse(path: string): unknown {
  if (extname(path) !== '.json') return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesBelow(path)
      return entry.isFile() ? [path] : []
    })
}
