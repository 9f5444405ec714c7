import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import type { HasState } from '../../../frame/storage.ts'
import { MinTempo } from '../constants.ts'
import * as S from '../storage/index.ts'
import type { Hyperparameter, RateLimitKey } from '../types/index.ts'
import { getCurrentBlockAsU64 } from './block.ts'
import { mulU64Saturating, subSaturating } from './saturating.ts'

/** Kinds of transaction with a pace of their own, and their numbers in `TransactionKeyLastBlock`. */
const NUMBERS = {
  SetChildren: 0,
  SetChildkeyTake: 1,
  Unknown: 2,
  RegisterNetwork: 3,
  SetWeightsVersionKey: 4,
  SetSNOwnerHotkey: 5,
  MechanismCountUpdate: 7,
  MechanismEmission: 8,
  MaxUidsTrimming: 9,
  AddStakeBurn: 10,
  TempoUpdate: 11,
} as const

/** A kind of transaction, or a setting that the owner of a subnet changes. */
export type TransactionType = keyof typeof NUMBERS | { readonly hyperparameter: Hyperparameter }

/** Half an hour. */
const SET_CHILDREN_LIMIT = 150n
/** A week. */
const SET_OWNER_HOTKEY_LIMIT = 50_400n
/** A day. */
const MECHANISM_LIMIT = 7_200n
/** Thirty days. */
const MAX_UIDS_TRIMMING_LIMIT = 216_000n

/** Blocks that must lie between two of a kind. Upstream: utils/rate_limiting.rs, `rate_limit`. */
export function rateLimit(at: HasState, type: TransactionType): bigint {
  switch (type) {
    case 'SetChildren':
      return SET_CHILDREN_LIMIT
    case 'SetChildkeyTake':
      return S.TxChildkeyTakeRateLimit.get(at)
    case 'RegisterNetwork':
      return S.NetworkRateLimit.get(at)
    case 'MechanismCountUpdate':
    case 'MechanismEmission':
      return MECHANISM_LIMIT
    case 'MaxUidsTrimming':
      return MAX_UIDS_TRIMMING_LIMIT
    default:
      return 0n
  }
}

/** As `rateLimit`, for what goes by the tempo of a subnet. Upstream: utils/rate_limiting.rs. */
export function rateLimitOnSubnet(at: HasState, type: TransactionType, netuid: number): bigint {
  const tempo = BigInt(S.Tempo.get(at, netuid))
  if (typeof type !== 'string')
    return mulU64Saturating(tempo, BigInt(S.OwnerHyperparamRateLimit.get(at)))
  switch (type) {
    case 'SetWeightsVersionKey':
      return mulU64Saturating(tempo, S.WeightsVersionKeyRateLimit.get(at))
    case 'SetSNOwnerHotkey':
      return SET_OWNER_HOTKEY_LIMIT
    case 'AddStakeBurn':
      return tempo
    case 'TempoUpdate':
      return BigInt(MinTempo)
    default:
      return rateLimit(at, type)
  }
}

/** Whether enough blocks have passed; what never happened always may. Upstream: utils/rate_limiting.rs. */
export function checkPassesRateLimit(limit: bigint, block: bigint, lastBlock: bigint): boolean {
  return lastBlock === 0n || subSaturating(block, lastBlock) >= limit
}

/** The key under which a kind of transaction is remembered by subnet; none for those remembered by hotkey. */
function keyOf(type: TransactionType, netuid: number): RateLimitKey | undefined {
  if (type === 'RegisterNetwork') return { type: 'NetworkLastRegistered' }
  if (type === 'SetSNOwnerHotkey') return { type, value: netuid }
  return typeof type === 'string'
    ? undefined
    : { type: 'OwnerHyperparamUpdate', value: [netuid, type.hyperparameter] }
}

function numberOf(type: TransactionType): number {
  return typeof type === 'string' ? NUMBERS[type] : 6
}

/** When a hotkey last did this on a subnet; 0 for never. Upstream: utils/rate_limiting.rs. */
export function lastBlockOnSubnet(
  at: HasState,
  type: TransactionType,
  hotkey: AccountId,
  netuid: number,
): bigint {
  const key = keyOf(type, netuid)
  return key === undefined
    ? S.TransactionKeyLastBlock.get(at, hotkey, netuid, numberOf(type))
    : S.LastRateLimitedBlock.get(at, key)
}

/** Remembers that a hotkey did this on a subnet in `block`. Upstream: utils/rate_limiting.rs. */
export function setLastBlockOnSubnet(
  at: HasState,
  type: TransactionType,
  hotkey: AccountId,
  netuid: number,
  block: bigint,
): void {
  const key = keyOf(type, netuid)
  if (key === undefined) S.TransactionKeyLastBlock.set(at, hotkey, netuid, numberOf(type), block)
  else S.LastRateLimitedBlock.set(at, key, block)
}

/** Whether an account may do this now. Upstream: utils/rate_limiting.rs, `passes_rate_limit`. */
export function passesRateLimit(ctx: Context, type: TransactionType, key: AccountId): boolean {
  const last = lastBlockOnSubnet(ctx, type, key, 0)
  return checkPassesRateLimit(rateLimit(ctx, type), getCurrentBlockAsU64(ctx), last)
}

/** Whether a hotkey may do this on a subnet now. Upstream: utils/rate_limiting.rs. */
export function passesRateLimitOnSubnet(
  ctx: Context,
  type: TransactionType,
  hotkey: AccountId,
  netuid: number,
): boolean {
  const last = lastBlockOnSubnet(ctx, type, hotkey, netuid)
  const limit = rateLimitOnSubnet(ctx, type, netuid)
  return checkPassesRateLimit(limit, getCurrentBlockAsU64(ctx), last)
}
