/** Bytes of a page. */
const PAGE = 16_384

/** Longer values are kept in {@link Pages}. */
export const LONG = PAGE

/** A long value, in pages of which the last need not be full. */
export class Paged {
  readonly length: number
  readonly pages: readonly Uint8Array[]

  constructor(length: number, pages: readonly Uint8Array[]) {
    this.length = length
    this.pages = pages
  }

  /** The value in one piece: a copy. */
  joined(): Uint8Array {
    const value = new Uint8Array(this.length)
    for (const [i, page] of this.pages.entries())
      value.set(page.subarray(0, Math.min(PAGE, this.length - i * PAGE)), i * PAGE)
    return value
  }
}

/**
 * Room for long values that come and go. Every block brings a journal and lets one go: new memory for each would soon look
 * like a reason to search the whole heap for garbage.
 */
export class Pages {
  readonly #free: Uint8Array[] = []

  /** A copy of `value`. */
  keep(value: Uint8Array): Paged {
    const pages: Uint8Array[] = []
    for (let at = 0; at < value.length; at += PAGE) {
      const page = this.#free.pop() ?? new Uint8Array(PAGE)
      page.set(value.subarray(at, at + PAGE))
      pages.push(page)
    }
    return new Paged(value.length, pages)
  }

  /** Takes back the pages of a value that nobody will ask for again. */
  release({ pages }: Paged): void {
    this.#free.push(...pages)
  }
}
