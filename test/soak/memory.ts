import { existsSync, readFileSync } from 'node:fs'

const MEBIBYTE = 1024 ** 2
/** Heaps swing by this much for no reason that concerns us. */
const SWING = 64

const STATUS = '/proc/self/status'

/** How much of what is resident is pages of files, in MiB: LMDB maps its own, and the kernel takes them back at will. */
function mapped(): number {
  if (!existsSync(STATUS)) return 0
  const [, kibibytes] = /^RssFile:\s+(\d+) kB/m.exec(readFileSync(STATUS, 'utf8')) ?? []
  return Number(kibibytes ?? 0) / 1024
}

/** Watches memory over a long run: prints it, and tells at the end whether it grew. */
export class MemoryWatch {
  readonly #heaps: number[] = []

  /** `heap 80 MiB, resident 240 MiB and 100 MiB of files` as it is now, after a collection where node runs with --expose-gc. */
  look(): string {
    // Buffers outside the heap are let go of in the collection after the one that finds them.
    for (let i = 0; i < 2; i += 1) globalThis.gc?.()
    const { rss, heapUsed, external } = process.memoryUsage()
    const heap = (heapUsed + external) / MEBIBYTE
    this.#heaps.push(heap)
    const files = mapped()
    const own = rss / MEBIBYTE - files
    return `heap ${heap.toFixed(1)} MiB, resident ${own.toFixed(0)} MiB and ${files.toFixed(0)} MiB of files`
  }

  /** What grew from the first half of the looks to the second, in words; nothing where memory is flat. */
  growth(): string | undefined {
    const middle = Math.floor(this.#heaps.length / 2)
    const first = Math.max(...this.#heaps.slice(0, middle))
    const second = Math.max(...this.#heaps.slice(middle))
    if (middle === 0 || second <= first + SWING) return undefined
    return `memory grew from ${first.toFixed(0)} to ${second.toFixed(0)} MiB`
  }
}
