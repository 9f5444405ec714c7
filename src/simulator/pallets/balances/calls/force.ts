import { vec } from '../../../../codec/index.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { ensureRoot, ensureSigned } from '../../../frame/origin.ts'
import { call } from '../../../frame/pallet.ts'
import { AccountId, LookupSource, lookup } from '../../../frame/types.ts'
import { MAX_U64 } from '../../../frame/validity.ts'
import { weight } from '../../../frame/weight.ts'
import { dropCredit, ensureUpgraded, mutateAccount } from '../account.ts'
import { EXISTENTIAL_DEPOSIT } from '../constants.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events.ts'
import { unreserve } from '../reserve.ts'
import { InactiveIssuance, TotalIssuance } from '../storage.ts'
import { AdjustmentDirection, Balance, CompactBalance } from '../types.ts'

const addSaturating = (a: bigint, b: bigint): bigint => (a + b > MAX_U64 ? MAX_U64 : a + b)
const subSaturating = (a: bigint, b: bigint): bigint => (a > b ? a - b : 0n)

const forceUnreserve = call(
  {
    index: 5,
    name: 'force_unreserve',
    args: { who: LookupSource, amount: Balance },
    docs: 'Root: frees reserved TAO of an account.',
    weight: weight(15_515_000n, 3593n, 1n, 1n),
  },
  (ctx, { who, amount }) => {
    ensureRoot(ctx.origin)
    unreserve(ctx, lookup(who), amount)
    return undefined
  },
)

const upgradeAccounts = call(
  {
    index: 6,
    name: 'upgrade_accounts',
    args: { who: vec(AccountId) },
    docs: 'Brings old accounts up to date; free if nine in ten needed it.',
    weight: ({ who }) => {
      const count = BigInt(who.length)
      return weight(14_674_000n + 14_648_188n * count, 990n + 2603n * count, count, count)
    },
  },
  (ctx, { who }) => {
    ensureSigned(ctx.origin)
    if (who.length === 0) return { pays: 'Yes' }
    const upgraded = who.filter((one) => ensureUpgraded(ctx, one)).length
    return { pays: upgraded * 10 >= who.length * 9 ? 'No' : 'Yes' }
  },
)

const forceSetBalance = call(
  {
    index: 8,
    name: 'force_set_balance',
    args: { who: LookupSource, new_free: CompactBalance },
    docs: 'Root: sets the free balance of an account; below the existential deposit it becomes 0.',
    weight: weight(19_206_000n, 3593n, 1n, 1n),
  },
  (ctx, args) => {
    ensureRoot(ctx.origin)
    const who = lookup(args.who)
    const free = args.new_free < EXISTENTIAL_DEPOSIT ? 0n : args.new_free
    let old = 0n
    mutateAccount(ctx, who, (account) => {
      old = account.free
      return { ...account, free }
    })
    if (free > old) TotalIssuance.mutate(ctx, (total) => addSaturating(total, free - old))
    else dropCredit(ctx, old - free)
    ctx.deposit(Event.BalanceSet({ who, free }))
    return undefined
  },
)

const forceAdjustTotalIssuance = call(
  {
    index: 9,
    name: 'force_adjust_total_issuance',
    args: { direction: AdjustmentDirection, delta: CompactBalance },
    docs: 'Root: corrects the recorded issuance.',
    weight: weight(5_351_000n),
  },
  (ctx, { direction, delta }) => {
    ensureRoot(ctx.origin)
    ensure(delta > 0n, Errors.DeltaZero)
    const old = TotalIssuance.get(ctx)
    const next = direction === 'Increase' ? addSaturating(old, delta) : subSaturating(old, delta)
    ensure(InactiveIssuance.get(ctx) <= next, Errors.IssuanceDeactivated)
    TotalIssuance.set(ctx, next)
    ctx.deposit(Event.TotalIssuanceForced({ old, new: next }))
    return undefined
  },
)

export const forceCalls = [
  forceUnreserve,
  upgradeAccounts,
  forceSetBalance,
  forceAdjustTotalIssuance,
]
