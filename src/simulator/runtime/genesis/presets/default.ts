import { DEV } from '../dev-accounts.ts'
import type { KeyPair, Preset, SubnetPreset } from '../preset.ts'

const TAO = 1_000_000_000n

const alice: KeyPair = { coldkey: DEV.alice, hotkey: DEV.aliceHotkey }
const bob: KeyPair = { coldkey: DEV.bob, hotkey: DEV.bobHotkey }
const charlie: KeyPair = { coldkey: DEV.charlie, hotkey: DEV.charlieHotkey }
const dave: KeyPair = { coldkey: DEV.dave, hotkey: DEV.daveHotkey }
const eve: KeyPair = { coldkey: DEV.eve, hotkey: DEV.eveHotkey }
const ferdie: KeyPair = { coldkey: DEV.ferdie, hotkey: DEV.ferdieHotkey }

/** A subnet with two validators, of `stakes` TAO, and two miners. */
function subnet(
  netuid: number,
  [name, description]: readonly [string, string],
  owner: KeyPair,
  pool: { readonly tao: bigint; readonly alpha: bigint },
  stakes: readonly [alice: bigint, bob: bigint],
): SubnetPreset {
  return {
    netuid,
    name,
    description,
    owner,
    tempo: 20,
    pool: { tao: pool.tao * TAO, alpha: pool.alpha * TAO },
    validators: [
      { ...alice, stake: stakes[0] * TAO },
      { ...bob, stake: stakes[1] * TAO },
    ],
    miners: [eve, ferdie],
  }
}

/**
 * A small living network: four subnets whose pools differ in price and in depth, from one that hardly moves to one
 * that any trade moves.
 *
 * Prices are about 1 where trades do not move them much, and the median is a little above, because that is where the pool
 * of a subnet begins that somebody registers: scripts written for upstream's local chain take a subnet's token to be worth
 * a TAO.
 */
export const standard: Preset = {
  sudo: DEV.alice,
  author: DEV.one,
  balances: [
    [DEV.alice, 1_000_000n * TAO],
    [DEV.bob, 1_000_000n * TAO],
    [DEV.charlie, 1_000_000n * TAO],
    [DEV.dave, 1_000_000n * TAO],
    [DEV.eve, 1_000_000n * TAO],
    [DEV.ferdie, 1_000_000n * TAO],
  ],
  rootOwner: alice,
  relaxed: true,
  subnets: [
    subnet(
      1,
      ['inference', 'A deep pool: large trades move the price little.'],
      alice,
      { tao: 20_000n, alpha: 23_000n },
      [500n, 300n],
    ),
    subnet(2, ['training', 'A pool of middling depth.'], bob, { tao: 3_500n, alpha: 3_200n }, [
      100n,
      80n,
    ]),
    subnet(
      3,
      ['storage', 'A shallow pool and a high price.'],
      charlie,
      { tao: 600n, alpha: 500n },
      [20n, 10n],
    ),
    subnet(
      4,
      ['prediction', 'A very shallow pool: any trade moves the price.'],
      dave,
      { tao: 40n, alpha: 500n },
      [2n, 1n],
    ),
  ],
  rootValidators: [
    { ...alice, stake: 1_000n * TAO },
    { ...bob, stake: 500n * TAO },
  ],
}
