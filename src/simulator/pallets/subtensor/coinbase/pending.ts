import { U64F64, U96F32 } from '../../../../amm/fixed/index.ts'
import type { Context } from '../../../frame/context.ts'
import type { HasState } from '../../../frame/storage.ts'
import { mintAlpha } from '../../alpha-assets/alpha-assets.ts'
import { noteEmitted } from '../../devnet/alpha-ledger.ts'
import { proportionOfU16 } from '../epoch/stake-weights.ts'
import { recycleSubnetAlpha } from '../staking/alpha.ts'
import * as S from '../storage/index.ts'
import { lastOf } from '../utils/last-of.ts'
import { addU64Saturating } from '../utils/saturating.ts'
import { resolveToAlphaOut } from './alpha-issuance.ts'
import { getMovingAlphaPrice } from './moving-price.ts'
import { rootProportion } from './root-proportion.ts'

const HALF = U96F32.one >> 1n

const lastCut = lastOf(proportionOfU16)

/**
 * Issues a subnet's alpha of this block and lays it aside for the owner, miners, validators and root stakers until the next
 * epoch. Miners and validators get one half each; root stakers get theirs out of the validators' half.
 *
 * Upstream: coinbase/run_coinbase.rs, `emit_to_subnets`, step 3.
 *
 * @param alphaOut U96F32 bits of rao.
 * @param rootSells whether root stakers get anything now; otherwise their part is recycled.
 */
export function accumulatePending(
  ctx: Context,
  netuid: number,
  alphaOut: bigint,
  rootSells: boolean,
): void {
  const created = U96F32.toU64Saturating(alphaOut)
  S.SubnetAlphaOutEmission.set(ctx, netuid, created)
  resolveToAlphaOut(ctx, netuid, mintAlpha(ctx, netuid, created))

  const cut = takeOwnerCut(ctx, netuid, alphaOut)
  const rest = U96F32.subSaturating(alphaOut, cut)
  const root = U96F32.mulSaturating(U96F32.mulSaturating(rootProportion(ctx, netuid), rest), HALF)
  const server = U96F32.mulSaturating(rest, HALF)
  const validator = U96F32.subSaturating(U96F32.subSaturating(rest, server), root)
  layAside(ctx, S.PendingServerEmission, netuid, server)
  layAside(ctx, S.PendingValidatorEmission, netuid, validator)
  if (rootSells) layAside(ctx, S.PendingRootAlphaDivs, netuid, root)
  else recycleSubnetAlpha(ctx, netuid, U96F32.toU64Saturating(root))
  const divided =
    U96F32.toU64Saturating(cut) +
    U96F32.toU64Saturating(server) +
    U96F32.toU64Saturating(validator) +
    U96F32.toU64Saturating(root)
  noteEmitted(ctx, netuid, created, created - divided)
}

function takeOwnerCut(ctx: Context, netuid: number, alphaOut: bigint): bigint {
  if (!S.OwnerCutEnabled.get(ctx, netuid)) return 0n
  const cut = U96F32.mulSaturating(alphaOut, getFloatSubnetOwnerCut(ctx))
  layAside(ctx, S.PendingOwnerCut, netuid, cut)
  return cut
}

function layAside(
  ctx: Context,
  item: typeof S.PendingServerEmission,
  netuid: number,
  amount: bigint,
): void {
  const whole = U96F32.toU64Saturating(amount)
  item.mutate(ctx, netuid, (total) => addU64Saturating(total, whole))
}

/** The owners' part of alpha emission as U96F32 bits. Upstream: utils/misc.rs, `get_float_subnet_owner_cut`. */
export function getFloatSubnetOwnerCut(at: HasState): bigint {
  return lastCut(S.SubnetOwnerCut.get(at))
}

/**
 * Whether root stakers get dividends in this block: only while the moving prices of all subnets sum to more than 1.
 *
 * Upstream: coinbase/run_coinbase.rs, `get_network_root_sell_flag`.
 */
export function getNetworkRootSellFlag(at: HasState, netuids: readonly number[]): boolean {
  const total = netuids.reduce((sum, netuid) => sum + getMovingAlphaPrice(at, netuid), 0n)
  return U64F64.wrap(total) > U64F64.one
}
