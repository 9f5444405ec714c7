import { describe, expect, it } from 'vitest'
import { DEFAULT_QUOTE_WEIGHT } from '../../../src/amm/weights.ts'
import { alphaIntoPool } from '../../../src/chain/early-emission.ts'
import { blockEmissionForIssuance } from '../../../src/simulator/pallets/subtensor/coinbase/block-emission.ts'

/** `SubnetTAO`, `SubnetAlphaIn` and `SubnetAlphaOut` of the only subnet, in blocks that the runtime of spec 218 made one after another. */
const BLOCKS = [
  [20_026_345_678_901n, 39_954_867_852_495n, 49_907_252_806n],
  [20_027_345_678_901n, 39_955_369_076_669n, 50_361_139_946n],
  [20_028_345_678_901n, 39_955_870_319_584n, 50_815_010_032n],
  [20_029_345_678_901n, 39_956_371_581_238n, 51_268_863_065n],
] as const

const WHOLE = 1_000_000_000n

describe('the emission of spec 218', () => {
  it('puts into the pool what the runtime put there, to the rao', () => {
    for (const [index, [tao, alpha, out]] of BLOCKS.slice(0, -1).entries()) {
      const pool = { tao, alpha, quoteWeight: DEFAULT_QUOTE_WEIGHT }
      const curve = blockEmissionForIssuance(alpha + out)
      const next = BLOCKS[index + 1]
      expect(tao + WHOLE).toBe(next?.[0])
      expect(alpha + alphaIntoPool(pool, WHOLE, WHOLE, curve)).toBe(next?.[1])
    }
  })

  it('turns the ratio round where the price is above the share', () => {
    const pool = { tao: 4n, alpha: 1n, quoteWeight: DEFAULT_QUOTE_WEIGHT }
    expect(alphaIntoPool(pool, WHOLE / 2n, WHOLE, 800n)).toBe(100n)
  })
})
