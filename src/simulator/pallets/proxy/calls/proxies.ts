import { bool } from '../../../../codec/index.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { ensureSigned } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import type { LateTypes } from '../../../frame/runtime.ts'
import { BlockNumber, LookupSource, lookup } from '../../../frame/types.ts'
import { addWeights } from '../../../frame/weight.ts'
import { doProxy } from '../act.ts'
import {
  addProxyDelegate,
  findProxy,
  removeAllProxyDelegates,
  removeProxyDelegate,
} from '../delegates.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events.ts'
import { RealPaysFee } from '../storage.ts'
import { innerCall, Kind, MaybeKind } from './arguments.ts'
import { COSTS } from './weights.ts'

/** Naming proxies and acting as one (pallets/proxy/src/lib.rs). */
export function proxyCalls(late: LateTypes): readonly Call[] {
  return [
    call(
      {
        index: 0,
        name: 'proxy',
        args: { real: LookupSource, force_proxy_type: MaybeKind, call: innerCall(late) },
        docs: 'Makes a call for an account that named the signer its proxy.',
        weight: (args) => addWeights(COSTS.proxy, late.info(args.call).weight),
        pays: (args) => late.info(args.call).pays,
      },
      (ctx, args) => {
        const who = ensureSigned(ctx.origin)
        const real = lookup(args.real)
        const definition = findProxy(ctx, real, who, args.force_proxy_type)
        ensure(definition.delay === 0, Errors.Unannounced)
        doProxy(ctx, definition, real, args.call)
        return undefined
      },
    ),
    call(
      {
        index: 1,
        name: 'add_proxy',
        args: { delegate: LookupSource, proxy_type: Kind, delay: BlockNumber },
        docs: 'Names a proxy for the signer.',
        weight: COSTS.addProxy,
      },
      (ctx, { delegate, proxy_type, delay }) => {
        const who = ensureSigned(ctx.origin)
        addProxyDelegate(ctx, who, { delegate: lookup(delegate), proxy_type, delay })
        return undefined
      },
    ),
    call(
      {
        index: 2,
        name: 'remove_proxy',
        args: { delegate: LookupSource, proxy_type: Kind, delay: BlockNumber },
        docs: 'Takes a proxy back.',
        weight: COSTS.removeProxy,
      },
      (ctx, { delegate, proxy_type, delay }) => {
        const who = ensureSigned(ctx.origin)
        removeProxyDelegate(ctx, who, { delegate: lookup(delegate), proxy_type, delay })
        return undefined
      },
    ),
    call(
      {
        index: 3,
        name: 'remove_proxies',
        args: {},
        docs: 'Takes all proxies back.',
        weight: COSTS.removeProxies,
      },
      (ctx) => {
        removeAllProxyDelegates(ctx, ensureSigned(ctx.origin))
        return undefined
      },
    ),
    call(
      {
        index: 11,
        name: 'set_real_pays_fee',
        args: { delegate: LookupSource, pays_fee: bool },
        docs: 'Sets whether the signer pays the fees of a proxy of its.',
        weight: COSTS.setRealPaysFee,
      },
      (ctx, { delegate: address, pays_fee }) => {
        const real = ensureSigned(ctx.origin)
        const delegate = lookup(address)
        findProxy(ctx, real, delegate, undefined)
        if (pays_fee) RealPaysFee.set(ctx, real, delegate, [])
        else RealPaysFee.remove(ctx, real, delegate)
        ctx.deposit(Event.RealPaysFeeSet({ real, delegate, pays_fee }))
        return undefined
      },
    ),
  ]
}
