import { gunzipSync, gzipSync } from 'node:zlib'
import { bytes, CodecError, compactNumber, Reader, u32, written } from '../../../codec/index.ts'
import { DamagedDumpError } from '../../../errors/node.ts'
import { TABLES, type TableName } from '../store/store.ts'

/** One entry of a database; the key is hex without `0x`. */
export type Entry = readonly [key: string, value: Uint8Array]

/** All that a database holds. */
export type Contents = Readonly<Record<TableName, readonly Entry[]>>

const Count = compactNumber(u32)

/** Contents as compressed SCALE: for each table in order, how many entries, then keys and values. */
export function encodeTables(contents: Contents): Uint8Array {
  const plain = written((writer) => {
    for (const name of TABLES) {
      Count.write(writer, contents[name].length)
      for (const [key, value] of contents[name]) {
        bytes.write(writer, Buffer.from(key, 'hex'))
        bytes.write(writer, value)
      }
    }
  })
  return gzipSync(plain)
}

/** What {@link encodeTables} wrote. @throws {DamagedDumpError} */
export function decodeTables(body: Uint8Array): Contents {
  try {
    // Slices of a Buffer would keep the whole of it in memory.
    const reader = new Reader(Uint8Array.from(gunzipSync(body)))
    const entries = TABLES.map((name) => [name, readEntries(reader)] as const)
    if (reader.remaining > 0) throw new CodecError('there is more than the tables')
    return Object.fromEntries(entries) as Record<TableName, Entry[]>
  } catch (cause) {
    throw new DamagedDumpError('its content cannot be read', cause)
  }
}

function readEntries(reader: Reader): Entry[] {
  const entries: Entry[] = []
  for (let left = Count.read(reader); left > 0; left -= 1) {
    const key = Buffer.from(bytes.read(reader)).toString('hex')
    entries.push([key, bytes.read(reader)])
  }
  return entries
}
