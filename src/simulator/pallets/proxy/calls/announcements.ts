import { encode, toHex } from '../../../../codec/index.ts'
import { blake2b256 } from '../../../../crypto/index.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { ensureSigned } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import type { LateTypes } from '../../../frame/runtime.ts'
import { LookupSource, lookup } from '../../../frame/types.ts'
import { addWeights } from '../../../frame/weight.ts'
import { blockNumber } from '../../system/block.ts'
import { doProxy } from '../act.ts'
import { addAnnouncement, removeAnnouncements } from '../announcements.ts'
import { findProxy } from '../delegates.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events.ts'
import { Proxies } from '../storage.ts'
import { CallHash, innerCall, MaybeKind } from './arguments.ts'
import { COSTS } from './weights.ts'

/** Announcing calls that an account may object to before they are made (pallets/proxy/src/lib.rs). */
export function announcementCalls(late: LateTypes): readonly Call[] {
  return [
    call(
      {
        index: 6,
        name: 'announce',
        args: { real: LookupSource, call_hash: CallHash },
        docs: 'Announces a call for an account, by its hash.',
        weight: COSTS.announce,
      },
      (ctx, args) => {
        const proxy = ensureSigned(ctx.origin)
        const real = lookup(args.real)
        const [proxies] = Proxies.get(ctx, real)
        ensure(
          proxies.some((one) => one.delegate === proxy),
          Errors.NotProxy,
        )
        addAnnouncement(ctx, proxy, real, args.call_hash)
        ctx.deposit(Event.Announced({ real, proxy, call_hash: args.call_hash }))
        return undefined
      },
    ),
    call(
      {
        index: 7,
        name: 'remove_announcement',
        args: { real: LookupSource, call_hash: CallHash },
        docs: 'Takes an announcement back.',
        weight: COSTS.removeAnnouncement,
      },
      (ctx, args) => {
        const proxy = ensureSigned(ctx.origin)
        const real = lookup(args.real)
        removeAnnouncements(
          ctx,
          proxy,
          (one) => one.real === real && one.call_hash === args.call_hash,
        )
        return undefined
      },
    ),
    call(
      {
        index: 8,
        name: 'reject_announcement',
        args: { delegate: LookupSource, call_hash: CallHash },
        docs: 'Objects to a call that a proxy announced.',
        weight: COSTS.rejectAnnouncement,
      },
      (ctx, args) => {
        const real = ensureSigned(ctx.origin)
        removeAnnouncements(
          ctx,
          lookup(args.delegate),
          (one) => one.real === real && one.call_hash === args.call_hash,
        )
        return undefined
      },
    ),
    call(
      {
        index: 9,
        name: 'proxy_announced',
        args: {
          delegate: LookupSource,
          real: LookupSource,
          force_proxy_type: MaybeKind,
          call: innerCall(late),
        },
        docs: 'Makes a call that a proxy announced long enough ago; anyone may.',
        weight: (args) => addWeights(COSTS.proxyAnnounced, late.info(args.call).weight),
      },
      (ctx, args) => {
        ensureSigned(ctx.origin)
        const delegate = lookup(args.delegate)
        const real = lookup(args.real)
        const definition = findProxy(ctx, real, delegate, args.force_proxy_type)
        const hash = toHex(blake2b256(encode(late.call, args.call)))
        const now = blockNumber(ctx)
        removeAnnouncements(
          ctx,
          delegate,
          (one) =>
            one.real === real && one.call_hash === hash && now - one.height >= definition.delay,
          Errors.Unannounced,
        )
        doProxy(ctx, definition, real, args.call)
        return undefined
      },
    ),
  ]
}
