import type { Context } from '../../../frame/context.ts'
import { ParentHash } from '../../system/storage.ts'
import { runAutoClaimRootDivs } from '../staking/claim-root.ts'
import { populateRootColdkeyStakingMaps } from '../staking/root-coldkeys.ts'
import { doSetPendingChildren } from '../staking/set-children.ts'
import * as S from '../storage/index.ts'
import { updateRegistrationPricesForNetworks } from '../subnets/burn-price.ts'
import { getAllSubnetNetuids } from '../subnets/subnet.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { getBlockEmission } from './block-emission.ts'
import { updateMovingPrice } from './moving-price.ts'
import { revealCrv3Commits } from './reveal-commits.ts'
import { rootProportion } from './root-proportion.ts'
import { runCoinbase } from './run-coinbase.ts'
import { getSubnetsToEmitTo } from './subnet-emissions.ts'

/**
 * All that a block does before its extrinsics. Prices and root proportions move only after emission has used them.
 *
 * Upstream: coinbase/block_step.rs, `block_step`.
 */
export function blockStep(ctx: Context): void {
  updateRegistrationPricesForNetworks(ctx)
  const credit = getBlockEmission(ctx)
  revealCrv3Commits(ctx)
  runCoinbase(ctx, credit)
  const emitting = getSubnetsToEmitTo(ctx, getAllSubnetNetuids(ctx))
  for (const netuid of emitting) updateMovingPrice(ctx, netuid)
  for (const netuid of emitting) S.RootProp.set(ctx, netuid, rootProportion(ctx, netuid))
  setPendingChildren(ctx)
  runAutoClaimRootDivs(ctx, ParentHash.get(ctx))
  populateRootColdkeyStakingMaps(ctx)
}

/** Children change on the subnets whose epoch was due in this block, and after it. */
function setPendingChildren(ctx: Context): void {
  const block = getCurrentBlockAsU64(ctx)
  for (const netuid of getAllSubnetNetuids(ctx))
    if (S.LastEpochBlock.get(ctx, netuid) === block) doSetPendingChildren(ctx, netuid)
}
