import { type Weight, weight } from '../../../frame/weight.ts'

/** Counts reads and writes, for calls that say afterwards what they cost. */
export class DbMeter {
  #reads = 0
  #writes = 0

  count(reads: number, writes: number): void {
    this.#reads += reads
    this.#writes += writes
  }

  /** What was counted, at the price of the database. */
  weight(): Weight {
    return weight(0n, 0n, BigInt(this.#reads), BigInt(this.#writes))
  }
}
