import type { AccountId } from '../../../crypto/index.ts'
import type { CallContext } from '../../frame/context.ts'
import { attempt, dispatchResult } from '../../frame/dispatch-error.ts'
import type { RuntimeCall } from '../../frame/pallet.ts'
import { Event } from './events.ts'
import { isSuperset, proxyAllows } from './filters.ts'
import { ID } from './id.ts'
import { LastCallResult } from './storage.ts'
import type { ProxyDefinition, ProxyType } from './types.ts'

const GRANTS = new Set(['add_proxy', 'remove_proxy'])
const GIVES_UP = new Set(['remove_proxies', 'kill_pure'])

/** Whether a proxy may make a call, and a call inside it; none may give itself or others more than it has. */
function allows({ proxy_type: own }: ProxyDefinition, call: RuntimeCall): boolean {
  if (call.pallet === ID.name) {
    if (GRANTS.has(call.name) && !isSuperset(own, call.args.proxy_type as ProxyType)) return false
    if (GIVES_UP.has(call.name) && own !== 'Any') return false
  }
  return proxyAllows(own, call)
}

/** Makes a call for `real` and tells how it went; it does not fail itself (pallets/proxy/src/lib.rs, `do_proxy`). */
export function doProxy(
  ctx: CallContext,
  definition: ProxyDefinition,
  real: AccountId,
  call: RuntimeCall,
): void {
  const filter = (inner: RuntimeCall): boolean => allows(definition, inner)
  const outcome = attempt(() => ctx.dispatch(call, { type: 'signed', account: real, filter }))
  const result = dispatchResult(outcome)
  LastCallResult.set(ctx, real, result)
  ctx.deposit(Event.ProxyExecuted({ result }))
}
