import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import type { HasState } from '../../../frame/storage.ts'
import * as S from '../storage/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { subSaturating } from '../utils/saturating.ts'

interface Seat {
  readonly uid: number
  readonly hotkey: AccountId
}

/** Whether a neuron is too young to be replaced. Upstream: utils/misc.rs, `get_neuron_is_immune`. */
export function getNeuronIsImmune(ctx: Context, netuid: number, uid: number): boolean {
  const age = subSaturating(getCurrentBlockAsU64(ctx), S.BlockAtRegistration.get(ctx, netuid, uid))
  return age < BigInt(S.ImmunityPeriod.get(ctx, netuid))
}

/**
 * The neurons of the owner that are never replaced: the oldest ones up to the subnet's limit, the owner's hotkey first.
 *
 * Upstream: subnets/registration.rs, `get_immune_owner_tuples`.
 */
export function getImmuneOwnerSeats(at: HasState, netuid: number, owner: AccountId): Seat[] {
  const limit = S.ImmuneOwnerUidsLimit.get(at, netuid)
  const seats = S.OwnedHotkeys.get(at, owner)
    .flatMap((hotkey) => {
      const uid = S.Uids.get(at, netuid, hotkey)
      if (uid === undefined) return []
      return [{ uid, hotkey, block: S.BlockAtRegistration.get(at, netuid, uid) }]
    })
    .sort((a, b) => (a.block === b.block ? a.uid - b.uid : a.block < b.block ? -1 : 1))
    .slice(0, limit)
    .map(({ uid, hotkey }) => ({ uid, hotkey }))
  if (!S.SubnetOwnerHotkey.has(at, netuid)) return seats
  const hotkey = S.SubnetOwnerHotkey.get(at, netuid)
  const uid = S.Uids.get(at, netuid, hotkey)
  if (uid === undefined || seats.some((seat) => seat.hotkey === hotkey)) return seats
  return [{ uid, hotkey }, ...seats].slice(0, limit)
}

interface Candidate {
  readonly emission: bigint
  readonly block: bigint
  readonly uid: number
}

/** The one with the least emission; then the oldest; then the first. */
function worse(a: Candidate | undefined, b: Candidate): Candidate {
  if (a === undefined) return b
  if (a.emission !== b.emission) return b.emission < a.emission ? b : a
  if (a.block !== b.block) return b.block < a.block ? b : a
  return b.uid < a.uid ? b : a
}

/**
 * The neuron that makes room for a new one: the worst that is not immune, or the worst of all where too few would stay
 * replaceable; none where all belong to the owner.
 *
 * Upstream: subnets/registration.rs, `get_neuron_to_prune`.
 */
export function getNeuronToPrune(ctx: Context, netuid: number): number | undefined {
  const owner = S.SubnetOwner.get(ctx, netuid)
  const immortal = new Set(getImmuneOwnerSeats(ctx, netuid, owner).map(({ hotkey }) => hotkey))
  const emissions = S.Emission.get(ctx, netuid)
  let free = 0
  let replaceable: Candidate | undefined
  let immune: Candidate | undefined
  for (let uid = 0; uid < S.SubnetworkN.get(ctx, netuid); uid += 1) {
    if (!S.Keys.has(ctx, netuid, uid) || immortal.has(S.Keys.get(ctx, netuid, uid))) continue
    const block = S.BlockAtRegistration.get(ctx, netuid, uid)
    const candidate = { emission: emissions[uid] ?? 0n, block, uid }
    if (getNeuronIsImmune(ctx, netuid, uid)) immune = worse(immune, candidate)
    else {
      free += 1
      replaceable = worse(replaceable, candidate)
    }
  }
  const enough = free > S.MinNonImmuneUids.get(ctx, netuid)
  return (enough ? (replaceable ?? immune) : immune)?.uid
}
