import { spelled } from '../../../codec/index.ts'
import type { CallContext } from '../../frame/context.ts'
import { attempt, dispatchResult, ensure } from '../../frame/dispatch-error.ts'
import { ensureSignedOrRoot, type Origin, ROOT, signed } from '../../frame/origin.ts'
import { type Call, call, type RuntimeCall } from '../../frame/pallet.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import { LookupSource, lookup } from '../../frame/types.ts'
import { addWeights, type PostInfo, WeightCodec, weight } from '../../frame/weight.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { Key } from './storage.ts'

/** The sudo key pays nothing. */
const FREE: PostInfo = { pays: 'No' }

function ensureSudo(ctx: CallContext): void {
  const signer = ensureSignedOrRoot(ctx.origin)
  ensure(signer === undefined || Key.get(ctx) === signer, Errors.RequireSudo)
}

/** Runs a call past filters and guards and tells how it went; the sudo call itself succeeds either way. */
function run(ctx: CallContext, inner: RuntimeCall, origin: Origin) {
  return dispatchResult(attempt(() => ctx.runtime.dispatchUnfiltered(ctx, inner, origin)))
}

/** The calls of the Sudo pallet (substrate/frame/sudo/src/lib.rs). */
export function sudoCalls(late: LateTypes): readonly Call[] {
  const Inner = spelled(late.call, 'Box<<T as Config>::RuntimeCall>')
  return [
    call(
      {
        index: 0,
        name: 'sudo',
        args: { call: Inner },
        docs: 'Makes a call as root.',
        weight: (args) => addWeights(weight(7_939_000n, 1517n, 1n), late.info(args.call).weight),
        class: (args) => late.info(args.call).class,
      },
      (ctx, args) => {
        ensureSudo(ctx)
        ctx.deposit(Event.Sudid({ sudo_result: run(ctx, args.call, ROOT) }))
        return FREE
      },
    ),
    call(
      {
        index: 1,
        name: 'sudo_unchecked_weight',
        args: { call: Inner, weight: WeightCodec },
        docs: 'Makes a call as root at a weight that the sudo key names.',
        weight: (args) => args.weight,
        class: (args) => late.info(args.call).class,
      },
      (ctx, args) => {
        ensureSudo(ctx)
        ctx.deposit(Event.Sudid({ sudo_result: run(ctx, args.call, ROOT) }))
        return FREE
      },
    ),
    call(
      {
        index: 2,
        name: 'set_key',
        args: { new: LookupSource },
        docs: 'Hands the sudo key over.',
        weight: weight(7_237_000n, 1517n, 1n, 1n),
      },
      (ctx, args) => {
        ensureSudo(ctx)
        const key = lookup(args.new)
        ctx.deposit(Event.KeyChanged({ old: Key.get(ctx), new: key }))
        Key.set(ctx, key)
        return FREE
      },
    ),
    call(
      {
        index: 3,
        name: 'sudo_as',
        args: { who: LookupSource, call: Inner },
        docs: 'Makes a call as any account.',
        weight: (args) => addWeights(weight(7_870_000n, 1517n, 1n), late.info(args.call).weight),
        class: (args) => late.info(args.call).class,
      },
      (ctx, args) => {
        ensureSudo(ctx)
        const result = run(ctx, args.call, signed(lookup(args.who)))
        ctx.deposit(Event.SudoAsDone({ sudo_result: result }))
        return FREE
      },
    ),
    call(
      {
        index: 4,
        name: 'remove_key',
        args: {},
        docs: 'Gives the sudo key up for good.',
        weight: weight(6_417_000n, 1517n, 1n, 1n),
      },
      (ctx) => {
        ensureSudo(ctx)
        ctx.deposit(Event.KeyRemoved())
        Key.remove(ctx)
        return FREE
      },
    ),
  ]
}
