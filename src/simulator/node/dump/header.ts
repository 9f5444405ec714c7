import { type Hex, toHex } from '../../../codec/index.ts'
import { blake2b256 } from '../../../crypto/index.ts'
import { DamagedDumpError, NewerDumpError } from '../../../errors/node.ts'

/** Version of the form of dumps; raised when an older dtao could no longer read them. */
const VERSION = 1

/** Longest first line that a dump can have: what has none is not read to its end. */
const LONGEST = 4096
const NEWLINE = 0x0a

/** What the first line of a dump says of the chain in it, so that people and scripts can look. */
export interface DumpFacts {
  /** Layout of the database that was dumped. */
  readonly format: number
  readonly specVersion: number
  readonly preset: string
  readonly genesisHash: Hex
  readonly head: { readonly number: number; readonly hash: Hex }
  /** Virtual time of the head, ISO 8601. */
  readonly time: string
}

interface Line extends DumpFacts {
  readonly dtao: 'dump'
  readonly version: number
  /** Bytes after the line. */
  readonly length: number
  /** Of these bytes. */
  readonly blake2b: Hex
}

/** A line that describes `body`, and then `body`. */
export function withHeader(facts: DumpFacts, body: Uint8Array): Uint8Array {
  const line: Line = {
    dtao: 'dump',
    version: VERSION,
    ...facts,
    length: body.length,
    blake2b: toHex(blake2b256(body)),
  }
  return Buffer.concat([Buffer.from(`${JSON.stringify(line)}\n`), body])
}

/** How new a dump may be. */
export interface Known {
  readonly format: number
  readonly specVersion: number
}

/**
 * Takes a dump apart, its checksum checked.
 *
 * @throws {DamagedDumpError | NewerDumpError}
 */
export function readHeader(
  dump: Uint8Array,
  known: Known,
): { readonly facts: DumpFacts; readonly body: Uint8Array } {
  const end = dump.subarray(0, LONGEST).indexOf(NEWLINE)
  const line = end < 0 ? undefined : lineOf(dump.subarray(0, end))
  if (line === undefined) throw new DamagedDumpError('it does not begin as one')
  refuseNewer('dump', line.version, VERSION)
  refuseNewer('format', line.format, known.format)
  refuseNewer('spec', line.specVersion, known.specVersion)
  const body = dump.subarray(end + 1)
  if (body.length < line.length)
    throw new DamagedDumpError(`it was cut short, ${line.length - body.length} bytes are missing`)
  if (body.length > line.length) throw new DamagedDumpError('something follows its end')
  if (toHex(blake2b256(body)) !== line.blake2b)
    throw new DamagedDumpError('its checksum is another than that of its content')
  return { facts: line, body }
}

function refuseNewer(what: string, found: number, known: number): void {
  if (found > known) throw new NewerDumpError(what, found, known)
}

/** The line if it is one of a dump, of whatever version. */
function lineOf(bytes: Uint8Array): Line | undefined {
  try {
    const found = JSON.parse(Buffer.from(bytes).toString()) as Partial<Line> | null
    const { dtao, version, format, specVersion, length, blake2b, head } = found ?? {}
    if (dtao !== 'dump' || !Number.isSafeInteger(version)) return undefined
    // What follows is as this version knows it only where the version is.
    if (Number(version) > VERSION) return found as Line
    const numbers = [format, specVersion, length, head?.number].every(Number.isSafeInteger)
    return numbers && typeof blake2b === 'string' ? (found as Line) : undefined
  } catch {
    // No JSON: something else altogether.
    return undefined
  }
}
