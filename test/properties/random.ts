/** A seeded source of choices: the same seed makes the same sequence of calls on every machine. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** The next 32 bits (mulberry32). */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }

  /** An integer from 0 to below `end`. */
  below(end: number): number {
    return this.bits() % end
  }

  /** True `part` times of a hundred. */
  percent(part: number): boolean {
    return this.below(100) < part
  }

  /** @throws {RangeError} when there is nothing to pick from. */
  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)]
    if (picked === undefined) throw new RangeError('nothing to pick from')
    return picked
  }

  /** An integer of up to `width` bits, its magnitude spread evenly, with the ends of the range more often than chance. */
  wide(width: number): bigint {
    const most = (1n << BigInt(width)) - 1n
    if (this.percent(4)) return this.pick([0n, 1n, most, most - 1n])
    const size = BigInt(1 + this.below(width))
    let value = 0n
    for (let at = 0; at < width; at += 32) value = (value << 32n) | BigInt(this.bits())
    return value & ((1n << size) - 1n)
  }
}
