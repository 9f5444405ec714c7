import { fromHex, type Hex, toHex } from '../../codec/index.ts'
import { blake2b256 } from '../../crypto/index.ts'
import { type Differences, laidOver, type RawState } from './history.ts'

/** How many are kept: clients ask about the head, and go on asking while a few blocks come. */
const KEPT = 4

interface NextState extends Differences {
  readonly parent: Hex
}

/** What the first transaction of the block after a given one would find: states that are on no chain, each with a name. */
export class NextStates {
  readonly #known = new Map<Hex, NextState>()

  /**
   * The name of the state that follows the block `parent`: it stands where a block hash may stand.
   *
   * @param begin tells what beginning the block would change, where that is not known yet.
   */
  nameOf(parent: Hex, begin: () => Differences['differences']): Hex {
    const name = toHex(blake2b256(Buffer.concat([Buffer.from('next'), fromHex(parent)])))
    if (!this.#known.has(name))
      this.#known.set(name, { parent, differences: begin(), sorted: undefined })
    const [oldest] = this.#known.keys()
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest)
    return name
  }

  /** The state of this name, if it is one. @param at gives the state after a block. */
  find(name: Hex, at: (parent: Hex) => RawState): RawState | undefined {
    const known = this.#known.get(name)
    return known && laidOver(at(known.parent), known)
  }
}
