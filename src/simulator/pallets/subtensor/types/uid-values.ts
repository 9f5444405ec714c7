import { type Codec, readLength, tuple, u16, vec, writeLength } from '../../../../codec/index.ts'

/** Pairs of a uid and a value, one behind the other: an eighth of the memory that a list of pairs takes. */
export type UidValues = Uint16Array

const PAIR_BYTES = 4
const pairs = vec(tuple(u16, u16))

/** `Vec<(u16, u16)>` as {@link UidValues}. */
export const UidValues: Codec<UidValues> = {
  typeName: pairs.typeName,
  write(writer, values) {
    writeLength(writer, values.length / 2)
    writer.u16s(values)
  },
  read(reader) {
    const length = readLength(reader)
    const bytes = reader.bytes(PAIR_BYTES * length)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const values = new Uint16Array(2 * length)
    for (let i = 0; i < values.length; i += 1) values[i] = view.getUint16(2 * i, true)
    return values
  },
  describe: (registry) => pairs.describe(registry),
}

/** The pairs of a list. */
export function pairsOf(values: UidValues): [uid: number, value: number][] {
  return Array.from({ length: values.length / 2 }, (_, i) => [
    values[2 * i] ?? 0,
    values[2 * i + 1] ?? 0,
  ])
}

/** A list of pairs. */
export function uidValuesOf(list: readonly (readonly [uid: number, value: number])[]): UidValues {
  const values = new Uint16Array(2 * list.length)
  list.forEach(([uid, value], i) => {
    values[2 * i] = uid
    values[2 * i + 1] = value
  })
  return values
}
