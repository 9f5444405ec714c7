import { I96F32 } from '../../../../../amm/fixed/index.ts'
import { btreeSet, u64 } from '../../../../../codec/index.ts'
import { BadOrigin, ensure } from '../../../../frame/dispatch-error.ts'
import { ensureRoot, ensureSigned, ensureSignedOrRoot } from '../../../../frame/origin.ts'
import { type Call, call } from '../../../../frame/pallet.ts'
import { NetUid } from '../../../../frame/types.ts'
import { weight } from '../../../../frame/weight.ts'
import { Errors } from '../../errors.ts'
import * as S from '../../storage/index.ts'
import { RootClaimTypeEnum } from '../../types/root-claim-type.ts'
import { changeRootClaimType, doRootClaim } from '../claim-root.ts'
import { maybeAddColdkeyIndex } from '../staking-coldkeys.ts'

const MAX_SUBNET_CLAIMS = 5
const MAX_NUM_ROOT_CLAIMS = 50n
const MAX_ROOT_CLAIM_THRESHOLD = 10_000_000n

/** Claiming root dividends. Upstream: macros/dispatches.rs, staking/claim_root.rs. */
export const rootCalls: readonly Call[] = [
  call(
    {
      index: 121,
      name: 'claim_root',
      args: { subnets: btreeSet(NetUid) },
      docs: 'Claims what root stake earned on up to five subnets',
      weight: weight(138_999_000n, 7_875n, 16n, 4n),
    },
    (ctx, { subnets }) => {
      const coldkey = ensureSigned(ctx.origin)
      const allowed = subnets.length > 0 && subnets.length <= MAX_SUBNET_CLAIMS
      ensure(allowed, Errors.InvalidSubnetNumber)
      maybeAddColdkeyIndex(ctx, coldkey)
      return { weight: doRootClaim(ctx, coldkey, subnets), pays: 'Yes' }
    },
  ),
  call(
    {
      index: 122,
      name: 'set_root_claim_type',
      args: { new_root_claim_type: RootClaimTypeEnum },
      docs: 'Says whether root dividends are sold or kept as alpha',
      weight: weight(18_283_000n, 3_941n, 2n, 4n),
    },
    (ctx, { new_root_claim_type: type }) => {
      const coldkey = ensureSigned(ctx.origin)
      ensure(
        type.type !== 'KeepSubnets' || type.value.subnets.length > 0,
        Errors.InvalidSubnetNumber,
      )
      maybeAddColdkeyIndex(ctx, coldkey)
      changeRootClaimType(ctx, coldkey, type)
      return undefined
    },
  ),
  call(
    {
      index: 123,
      name: 'sudo_set_num_root_claims',
      args: { new_value: u64 },
      docs: 'Sets for how many coldkeys each block claims. Root only',
      weight: weight(2_735_000n, 0n, 0n, 1n),
    },
    (ctx, { new_value }) => {
      ensureRoot(ctx.origin)
      ensure(new_value <= MAX_NUM_ROOT_CLAIMS, Errors.InvalidNumRootClaim)
      S.NumRootClaim.set(ctx, new_value)
      return undefined
    },
  ),
  call(
    {
      index: 124,
      name: 'sudo_set_root_claim_threshold',
      args: { netuid: NetUid, new_value: u64 },
      docs: 'Sets the alpha below which nothing is claimed on a subnet. Its owner or root',
      weight: weight(5_681_000n, 0n, 0n, 1n),
    },
    (ctx, { netuid, new_value }) => {
      const signer = ensureSignedOrRoot(ctx.origin)
      ensure(signer === undefined || signer === S.SubnetOwner.get(ctx, netuid), BadOrigin)
      ensure(new_value <= MAX_ROOT_CLAIM_THRESHOLD, Errors.InvalidRootClaimThreshold)
      S.RootClaimableThreshold.set(ctx, netuid, I96F32.fromInt(new_value))
      return undefined
    },
  ),
]
