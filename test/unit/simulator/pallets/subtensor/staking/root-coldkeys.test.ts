import { beforeAll, expect, test } from 'vitest'
import { fromHex } from '../../../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import { fromU64F64 } from '../../../../../../src/simulator/pallets/subtensor/share-pool/safe-float.ts'
import { populateRootColdkeyStakingMaps } from '../../../../../../src/simulator/pallets/subtensor/staking/root-coldkeys.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { ALICE, key, World } from './world.ts'

beforeAll(cryptoReady)

const ONE = fromU64F64(1n << 64n)

/** What the next block would find under a raw key. */
function written(world: World, raw: string): Uint8Array | undefined {
  return world.state.changes().get(raw)
}

test('a walk that has come to its end is stored as none, one that never began is not stored', () => {
  const world = new World()
  const lastKey = S.AlphaV2MapLastKey.rawKey()
  populateRootColdkeyStakingMaps(world)
  expect(S.AlphaV2MapLastKey.has(world)).toBe(false)

  S.AlphaV2.set(world, key(1), ALICE, 0, ONE)
  populateRootColdkeyStakingMaps(world)
  expect(written(world, lastKey)).toEqual(new Uint8Array([0]))
  expect(S.NumStakingColdkeys.get(world)).toBe(1n)
  expect(S.AlphaMapLastKey.has(world)).toBe(false)
})

test('a full batch is gone on with, and then ends', () => {
  const world = new World()
  for (let i = 1; i <= 31; i += 1) S.AlphaV2.set(world, key(i), key(100 + i), 0, ONE)
  populateRootColdkeyStakingMaps(world)
  expect(S.NumStakingColdkeys.get(world)).toBe(30n)
  const keys = S.AlphaV2.keys(world).map((each) => S.AlphaV2.rawKey(...each))
  expect(S.AlphaV2MapLastKey.get(world)).toEqual(fromHex(keys.at(-2) ?? ''))
  populateRootColdkeyStakingMaps(world)
  expect(S.NumStakingColdkeys.get(world)).toBe(31n)
  expect(S.AlphaV2MapLastKey.has(world)).toBe(true)
  expect(S.AlphaV2MapLastKey.get(world)).toBeUndefined()
})
