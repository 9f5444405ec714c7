/** Bytes that a compact length takes, by its two lowest bits; the last stands for lengths that no extrinsic has. */
const LENGTHS = [1, 2, 4, 5]

/** Whether an encoded extrinsic is signed: the highest bit of the byte after its length says so. */
export function isSigned(extrinsic: Uint8Array): boolean {
  const [first = 0] = extrinsic
  return ((extrinsic[LENGTHS[first & 3] ?? 0] ?? 0) & 0x80) !== 0
}
