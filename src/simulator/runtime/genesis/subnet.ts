import { I96F32 } from '../../../amm/fixed/index.ts'
import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { mintInto } from '../../pallets/balances/currency.ts'
import { doAddStake } from '../../pallets/subtensor/staking/add-stake.ts'
import { createAccountIfNonExistent } from '../../pallets/subtensor/staking/helpers.ts'
import * as S from '../../pallets/subtensor/storage/index.ts'
import { initNewNetwork } from '../../pallets/subtensor/subnets/init-network.ts'
import { setSubnetOwnerHotkey } from '../../pallets/subtensor/subnets/owner.ts'
import { getSubnetAccountId } from '../../pallets/subtensor/subnets/subnet.ts'
import { getNextAvailableSymbol } from '../../pallets/subtensor/subnets/symbols.ts'
import { appendNeuron } from '../../pallets/subtensor/subnets/uids.ts'
import { setSubnetIdentity } from '../../pallets/subtensor/utils/identity.ts'
import type { KeyPair, SubnetPreset } from './preset.ts'

const TEXT = new TextEncoder()
const NOTHING = new Uint8Array()
const MAX_WEIGHT = 65_535

/** The pool, and the TAO behind it in the subnet's account. */
function fillPool(ctx: Context, netuid: number, { tao, alpha }: SubnetPreset['pool']): void {
  const account = getSubnetAccountId(ctx, netuid)
  if (account === undefined) throw new TypeError(`subnet ${netuid} has no account`)
  mintInto(ctx, account, tao)
  S.SubnetTAO.set(ctx, netuid, tao)
  S.SubnetAlphaIn.set(ctx, netuid, alpha)
  S.SubnetLocked.set(ctx, netuid, tao)
  S.TotalStake.mutate(ctx, (total) => total + tao)
  // Emission follows the moving price, which would take weeks to find the price from 0.
  S.SubnetMovingPrice.set(ctx, netuid, (tao * I96F32.one) / alpha)
}

function seat(ctx: Context, netuid: number, { coldkey, hotkey }: KeyPair): number {
  createAccountIfNonExistent(ctx, coldkey, hotkey)
  return appendNeuron(ctx, netuid, hotkey, 0n)
}

/** Weights of one validator: the first miner gets most. */
function weightsFor(miners: readonly number[]): readonly (readonly [number, number])[] {
  return miners.map((uid, i) => [uid, Math.floor(MAX_WEIGHT / (i + 1))])
}

function seatNeurons(ctx: Context, { netuid, owner, validators, miners }: SubnetPreset): void {
  const seats = new Map<AccountId, number>([[owner.hotkey, seat(ctx, netuid, owner)]])
  const voters = validators.map((one) => {
    const uid = seats.get(one.hotkey) ?? seat(ctx, netuid, one)
    seats.set(one.hotkey, uid)
    return uid
  })
  const weights = weightsFor(miners.map((one) => seat(ctx, netuid, one)))
  for (const uid of voters) S.Weights.set(ctx, netuid, uid, weights)
  S.ValidatorPermit.mutate(ctx, netuid, (permits) =>
    permits.map((permit, uid) => permit || voters.includes(uid)),
  )
  // Weights older than the neurons that they are for do not count.
  S.LastUpdate.mutate(ctx, netuid, (blocks) =>
    blocks.map((block, uid) => (voters.includes(uid) ? 1n : block)),
  )
  for (const { coldkey, hotkey, stake } of validators)
    doAddStake(ctx, coldkey, hotkey, netuid, stake)
}

/** Founds a running subnet: as upstream's `do_register_network` and `do_start_call` do, at no price and at once. */
export function foundSubnet(ctx: Context, preset: SubnetPreset): void {
  const { netuid, owner } = preset
  initNewNetwork(ctx, netuid, preset.tempo)
  S.SubnetMechanism.set(ctx, netuid, 1)
  S.TokenSymbol.set(ctx, netuid, getNextAvailableSymbol(ctx, netuid))
  S.SubnetOwner.set(ctx, netuid, owner.coldkey)
  setSubnetOwnerHotkey(ctx, netuid, owner.hotkey)
  setSubnetIdentity(ctx, netuid, {
    subnet_name: TEXT.encode(preset.name),
    github_repo: NOTHING,
    subnet_contact: NOTHING,
    subnet_url: NOTHING,
    discord: NOTHING,
    description: TEXT.encode(preset.description),
    logo_url: NOTHING,
    additional: NOTHING,
  })
  fillPool(ctx, netuid, preset.pool)
  S.FirstEmissionBlockNumber.set(ctx, netuid, 1n)
  S.SubtokenEnabled.set(ctx, netuid, true)
  S.SubnetEmissionEnabled.set(ctx, netuid, true)
  // Hidden weights need a beacon that a chain of one node does not have; validators stay active for nine days.
  S.CommitRevealWeightsEnabled.set(ctx, netuid, false)
  S.ActivityCutoff.set(ctx, netuid, MAX_WEIGHT)
  seatNeurons(ctx, preset)
}
