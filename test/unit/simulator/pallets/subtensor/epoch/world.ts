import type { AccountId } from '../../../../../../src/crypto/index.ts'
import { createAccountIfNonExistent } from '../../../../../../src/simulator/pallets/subtensor/staking/helpers.ts'
import { increaseStakeForHotkeyAndColdkeyOnSubnet } from '../../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { appendNeuron } from '../../../../../../src/simulator/pallets/subtensor/subnets/uids.ts'
import { ALICE, BOB, CAROL, HOT_A, HOT_B, key, World } from '../staking/world.ts'

/** Hotkeys of miners, all of them Carol's. */
export const MINERS: readonly AccountId[] = [key(0x21), key(0x22)]

/**
 * Subnet 1 with two validators (Alice's and Bob's hotkeys, uids 0 and 1) and two miners of Carol's (uids 2 and 3), which both
 * validators weigh alike; subnet 2 is empty.
 */
export function epochWorld(): World {
  const world = new World()
  const { ctx } = world
  S.Tempo.set(ctx, 1, 10)
  S.CommitRevealWeightsEnabled.set(ctx, 1, false)
  for (const miner of MINERS) createAccountIfNonExistent(ctx, CAROL, miner)
  for (const hotkey of [HOT_A, HOT_B, ...MINERS]) appendNeuron(ctx, 1, hotkey, 1n)
  for (const [hotkey, coldkey] of [
    [HOT_A, ALICE],
    [HOT_B, BOB],
  ] as const) {
    increaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, 1, 10n ** 12n)
    S.SubnetAlphaOut.mutate(ctx, 1, (out) => out + 10n ** 12n)
  }
  for (const uid of [0, 1])
    S.Weights.set(ctx, 1, uid, [
      [2, 65535],
      [3, 65535],
    ])
  S.LastUpdate.set(ctx, 1, [9n, 9n, 9n, 9n])
  S.ValidatorPermit.set(ctx, 1, [true, true, false, false])
  return world
}
