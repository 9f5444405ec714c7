import { readFileSync } from 'node:fs'
import { AddressSpaceError } from '../../../errors/node.ts'

/** Address space, not disk: the file grows with its content. */
const MAP_SIZE = 16 * 1024 ** 3
/** How much a chain must be able to grow. */
const LEAST_GROWTH = 64 * 1024 ** 2
const PAGE = 4096

/**
 * How much address space LMDB may take for a file: less than usual where this process is limited (`ulimit -v`).
 *
 * @throws {AddressSpaceError} where there is too little for it.
 */
export function mapSizeFor(path: string, fileSize: number): number {
  const free = freeAddressSpace()
  if (free === undefined) return MAP_SIZE
  // The rest of the process wants to grow as well.
  const size = Math.min(MAP_SIZE, Math.floor(free / 2 / PAGE) * PAGE)
  if (size < fileSize + LEAST_GROWTH) throw new AddressSpaceError(path)
  return size
}

/** Bytes of address space that this process may still take; `undefined` where nothing limits it. */
function freeAddressSpace(): number | undefined {
  const limit = Number(/^Max address space +(\d+)/m.exec(contentOf('/proc/self/limits'))?.[1])
  if (Number.isNaN(limit)) return undefined
  const taken = Number.parseInt(contentOf('/proc/self/statm'), 10)
  return limit - taken * PAGE
}

/** Empty on systems that have no such file. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
