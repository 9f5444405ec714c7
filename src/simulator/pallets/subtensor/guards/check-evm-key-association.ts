import type { DispatchGuard } from '../../../frame/runtime.ts'
import { ID } from '../id.ts'
import { getUidForNetAndHotkey } from '../subnets/uids.ts'
import { ensureEvmKeyAssociateRateLimit } from '../utils/evm.ts'

/**
 * Stops proofs of EVM addresses by hotkeys that are not on the subnet, and those that come too soon; such calls pay no fee.
 *
 * Upstream: guards/check_evm_key_association.rs. Refuses with HotKeyNotRegisteredInSubNet or
 * EvmKeyAssociateRateLimitExceeded.
 */
export const checkEvmKeyAssociation: DispatchGuard = (ctx, call, origin) => {
  if (origin.type !== 'signed' || call.pallet !== ID.name || call.name !== 'associate_evm_key')
    return
  const { netuid } = call.args as { netuid: number }
  const uid = getUidForNetAndHotkey(ctx, netuid, origin.account)
  ensureEvmKeyAssociateRateLimit(ctx, netuid, uid)
}
