/** What a `TypeDef` of metadata V14 to V16 can be, by its first byte. */
export const SHAPE_KINDS = [
  'Composite',
  'Variant',
  'Sequence',
  'Array',
  'Tuple',
  'Primitive',
  'Compact',
  'BitSequence',
  // What @polkadot/types makes of metadata older than V14; never in bytes.
  'HistoricMetaCompat',
] as const

/** The kind of the `TypeDef` with which `bytes` begin; none where they are no `TypeDef`. */
export function shapeKind(bytes: Uint8Array): (typeof SHAPE_KINDS)[number] | undefined {
  return SHAPE_KINDS[bytes[0] ?? SHAPE_KINDS.length]
}

/**
 * How many bytes the `TypeDef` takes with which `bytes` begin, without decoding it. Here and below, bytes that end too early
 * give some number past their end, and whoever decodes them then says what is wrong.
 */
export function shapeLength(bytes: Uint8Array): number {
  const walk = new Walk(bytes)
  walk.skip(1)
  switch (shapeKind(bytes)) {
    case 'Composite':
      walk.each(walk.field)
      break
    case 'Variant':
      walk.each(walk.variant)
      break
    case 'Tuple':
      walk.each(walk.compact)
      break
    case 'Primitive':
      walk.skip(1)
      break
    case 'Array':
      walk.skip(4)
      walk.compact()
      break
    case 'BitSequence':
      walk.compact()
      walk.compact()
      break
    default:
      walk.compact()
  }
  return walk.at
}

/** How many bytes the storage of a pallet takes (`PalletStorageMetadata` of V16) with which `bytes` begin. */
export function storageLength(bytes: Uint8Array): number {
  const walk = new Walk(bytes)
  walk.sized()
  walk.each(walk.storageItem)
  return walk.at
}

/** A cursor that steps over SCALE values without making any. */
class Walk {
  at = 0
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  skip(count: number): void {
    this.at += count
  }

  #byte(): number {
    this.at += 1
    return this.#bytes[this.at - 1] ?? 0
  }

  /** A compact number; its value, as far as it can be a length. */
  readonly compact = (): number => {
    const first = this.#byte()
    const low = first >> 2
    const mode = first & 3
    if (mode === 0) return low
    if (mode === 1) return low + this.#byte() * 64
    if (mode === 2)
      return low + this.#byte() * 64 + this.#byte() * 16_384 + this.#byte() * 4_194_304
    this.at += low + 4
    return 0
  }

  each(step: () => void): void {
    for (let left = this.compact(); left > 0 && this.at < this.#bytes.length; left -= 1) step()
  }

  /** A text, or bytes. */
  readonly sized = (): void => {
    const length = this.compact()
    this.at += length
  }

  #maybeText(): void {
    if (this.#byte() === 1) this.sized()
  }

  readonly field = (): void => {
    this.#maybeText()
    this.compact()
    this.#maybeText()
    this.each(this.sized)
  }

  readonly variant = (): void => {
    this.sized()
    this.each(this.field)
    this.at += 1
    this.each(this.sized)
  }

  readonly storageItem = (): void => {
    this.sized()
    this.at += 1
    const map = this.#byte() === 1
    // Hashers take a byte each.
    if (map) this.sized()
    if (map) this.compact()
    this.compact()
    this.sized()
    this.each(this.sized)
    // A note on its deprecation, and since when.
    if (this.#byte() !== 2) return
    this.sized()
    this.#maybeText()
  }
}
