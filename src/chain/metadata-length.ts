const UTF8 = new TextDecoder()

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
  walk.shape()
  return walk.at
}

/** The number of a type in the list of types (`PortableType` of V14 to V16), and where its `Type` begins. */
export function readTypeId(bytes: Uint8Array): { readonly id: number; readonly typeAt: number } {
  const walk = new Walk(bytes)
  const id = walk.compact()
  return { id, typeAt: walk.at }
}

/** How many parameters a type has (`Vec<TypeParameter>`). */
export function readParams(bytes: Uint8Array): { readonly count: number; readonly length: number } {
  const count = new Walk(bytes).compact()
  const walk = new Walk(bytes)
  walk.each(walk.param)
  return { count, length: walk.at }
}

/** A `Type`: its path, and where the rest is. */
export function readType(bytes: Uint8Array): {
  readonly path: readonly string[]
  /** Where its parameters begin. */
  readonly paramsAt: number
  /** Where its `TypeDef` begins. */
  readonly defAt: number
  readonly length: number
} {
  const walk = new Walk(bytes)
  const path: string[] = []
  for (let left = walk.compact(); left > 0; left -= 1) path.push(walk.text())
  const paramsAt = walk.at
  walk.each(walk.param)
  const defAt = walk.at
  walk.shape()
  walk.each(walk.sized)
  return { path, paramsAt, defAt, length: walk.at }
}

/** One variant of an enum. */
export function readVariant(bytes: Uint8Array): {
  readonly name: string
  readonly index: number
  readonly length: number
} {
  const walk = new Walk(bytes)
  const name = walk.text()
  walk.each(walk.field)
  const index = walk.byte()
  walk.each(walk.sized)
  return { name, index, length: walk.at }
}

/** How many bytes a constant of a pallet takes (`PalletConstantMetadata` of V16) with which `bytes` begin. */
export function constantLength(bytes: Uint8Array): number {
  const walk = new Walk(bytes)
  walk.sized()
  walk.compact()
  walk.sized()
  walk.each(walk.sized)
  walk.deprecation()
  return walk.at
}

/** An item of the storage of a pallet (`StorageEntryMetadata` of V16). */
export function readStorageItem(bytes: Uint8Array): {
  readonly name: string
  readonly length: number
} {
  const walk = new Walk(bytes)
  const name = walk.text()
  walk.storageEntry()
  return { name, length: walk.at }
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

  byte(): number {
    this.at += 1
    return this.#bytes[this.at - 1] ?? 0
  }

  /** A compact number; its value, as far as it can be a length. */
  compact(): number {
    const first = this.byte()
    const low = first >> 2
    const mode = first & 3
    if (mode === 0) return low
    if (mode === 1) return low + this.byte() * 64
    if (mode === 2) return low + this.byte() * 64 + this.byte() * 16_384 + this.byte() * 4_194_304
    this.at += low + 4
    return 0
  }

  each(step: (this: Walk) => void): void {
    for (let left = this.compact(); left > 0 && this.at < this.#bytes.length; left -= 1)
      step.call(this)
  }

  /** A text, or bytes. */
  sized(): void {
    const length = this.compact()
    this.at += length
  }

  #maybeText(): void {
    if (this.byte() === 1) this.sized()
  }

  text(): string {
    const length = this.compact()
    const start = this.at
    this.at += length
    return UTF8.decode(this.#bytes.subarray(start, this.at))
  }

  /** A parameter of a type. */
  param(): void {
    this.sized()
    if (this.byte() === 1) this.compact()
  }

  /** A `TypeDef`. */
  shape(): void {
    const kind = SHAPE_KINDS[this.byte()]
    switch (kind) {
      case 'Composite':
        this.each(this.field)
        break
      case 'Variant':
        this.each(this.variant)
        break
      case 'Tuple':
        this.each(this.compact)
        break
      case 'Primitive':
        this.at += 1
        break
      case 'Array':
        this.at += 4
        this.compact()
        break
      case 'BitSequence':
        this.compact()
        this.compact()
        break
      default:
        this.compact()
    }
  }

  field(): void {
    this.#maybeText()
    this.compact()
    this.#maybeText()
    this.each(this.sized)
  }

  variant(): void {
    this.sized()
    this.each(this.field)
    this.at += 1
    this.each(this.sized)
  }

  storageItem(): void {
    this.sized()
    this.storageEntry()
  }

  /** What follows the name of an item. */
  storageEntry(): void {
    this.at += 1
    const map = this.byte() === 1
    // Hashers take a byte each.
    if (map) this.sized()
    if (map) this.compact()
    this.compact()
    this.sized()
    this.each(this.sized)
    this.deprecation()
  }
  /** Whether something is deprecated; maybe with a note, and since when. */
  deprecation(): void {
    if (this.byte() !== 2) return
    this.sized()
    this.#maybeText()
  }
}
