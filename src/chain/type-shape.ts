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
 * How many bytes the `TypeDef` takes with which `bytes` begin, without decoding it. Bytes that end too early give some
 * number past their end, and whoever decodes them then says what is wrong.
 */
export function shapeLength(bytes: Uint8Array): number {
  let at = 1
  /** Steps over a compact number; its value, as far as it can be a length. */
  const compact = (): number => {
    const first = bytes[at] ?? 0
    const mode = first & 3
    if (mode === 0) at += 1
    else if (mode === 3) at += 5 + (first >> 2)
    if (mode === 0 || mode === 3) return first >> 2
    const high = mode === 1 ? 0 : ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
    const value = (((bytes[at + 1] ?? 0) << 8) | first | high) >>> 2
    at += mode === 1 ? 2 : 4
    return value
  }
  const each = (step: () => void) => {
    for (let left = compact(); left > 0 && at < bytes.length; left -= 1) step()
  }
  const text = () => {
    const length = compact()
    at += length
  }
  const maybeText = () => {
    at += 1
    if (bytes[at - 1] === 1) text()
  }
  const field = () => {
    maybeText()
    compact()
    maybeText()
    each(text)
  }
  const variant = () => {
    text()
    each(field)
    at += 1
    each(text)
  }
  switch (shapeKind(bytes)) {
    case 'Composite':
      each(field)
      break
    case 'Variant':
      each(variant)
      break
    case 'Tuple':
      each(compact)
      break
    case 'Primitive':
      at += 1
      break
    case 'Array':
      at += 4
      compact()
      break
    case 'BitSequence':
      compact()
      compact()
      break
    default:
      compact()
  }
  return at
}
