import { compactNumber, spelled, u16, u32 } from '../../../../codec/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { CallContext } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { ensureSigned } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import type { StorageMap } from '../../../frame/storage.ts'
import { BlockNumber, LookupSource, lookup } from '../../../frame/types.ts'
import { reserve, unreserve } from '../../balances/reserve.ts'
import { blockNumber } from '../../system/block.ts'
import { ANNOUNCEMENT_DEPOSIT, PROXY_DEPOSIT } from '../constants.ts'
import { depositFor, settleDeposit } from '../deposits.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events.ts'
import { type Birth, pureAccount } from '../pure.ts'
import { Announcements, Proxies } from '../storage.ts'
import { Kind } from './arguments.ts'
import { COSTS } from './weights.ts'

function birthNow(ctx: CallContext): Birth {
  const { phase } = ctx
  return {
    height: blockNumber(ctx),
    extrinsic: phase.type === 'ApplyExtrinsic' ? phase.value : 0,
  }
}

/** Makes the deposit under `who` what it would be today, and says whether it was not. */
function pokeOne<T>(
  ctx: CallContext,
  who: AccountId,
  kind: 'Proxies' | 'Announcements',
  item: StorageMap<readonly [AccountId], readonly [readonly T[], bigint]>,
  rates: { base: bigint; each: bigint },
): boolean {
  const [list, old_deposit] = item.get(ctx, who)
  const new_deposit = depositFor(list.length, rates)
  if (new_deposit === old_deposit) return false
  settleDeposit(ctx, who, old_deposit, new_deposit)
  if (list.length > 0) item.set(ctx, who, [list, new_deposit])
  else item.remove(ctx, who)
  ctx.deposit(Event.DepositPoked({ who, kind, old_deposit, new_deposit }))
  return true
}

/** Accounts without keys, which act through proxies only, and deposits (pallets/proxy/src/lib.rs). */
export const pureCalls: readonly Call[] = [
  call(
    {
      index: 4,
      name: 'create_pure',
      args: { proxy_type: Kind, delay: BlockNumber, index: u16 },
      docs: 'Creates an account without a key, whose proxy the signer is.',
      weight: COSTS.createPure,
    },
    (ctx, { proxy_type, delay, index }) => {
      const who = ensureSigned(ctx.origin)
      const pure = pureAccount(who, proxy_type, index, birthNow(ctx))
      ensure(!Proxies.has(ctx, pure), Errors.Duplicate)
      const deposit = depositFor(1, PROXY_DEPOSIT)
      reserve(ctx, who, deposit)
      Proxies.set(ctx, pure, [[{ delegate: who, proxy_type, delay }], deposit])
      ctx.deposit(Event.PureCreated({ pure, who, proxy_type, disambiguation_index: index }))
      return undefined
    },
  ),
  call(
    {
      index: 5,
      name: 'kill_pure',
      args: {
        spawner: LookupSource,
        proxy_type: Kind,
        index: u16,
        height: spelled(compactNumber(u32), 'BlockNumberFor<T>'),
        ext_index: spelled(compactNumber(u32), 'u32'),
      },
      docs: 'Gives an account without a key up, and what it holds with it.',
      weight: COSTS.killPure,
    },
    (ctx, args) => {
      const pure = ensureSigned(ctx.origin)
      const spawner = lookup(args.spawner)
      const birth = { height: args.height, extrinsic: args.ext_index }
      const { proxy_type, index } = args
      ensure(pureAccount(spawner, proxy_type, index, birth) === pure, Errors.NoPermission)
      const [, deposit] = Proxies.take(ctx, pure)
      unreserve(ctx, spawner, deposit)
      ctx.deposit(Event.PureKilled({ pure, spawner, proxy_type, disambiguation_index: index }))
      return undefined
    },
  ),
  call(
    {
      index: 10,
      name: 'poke_deposit',
      args: {},
      docs: 'Brings the deposits of the signer up to date; free if there was need.',
      weight: COSTS.pokeDeposit,
    },
    (ctx) => {
      const who = ensureSigned(ctx.origin)
      const proxies = pokeOne(ctx, who, 'Proxies', Proxies, PROXY_DEPOSIT)
      const pending = pokeOne(ctx, who, 'Announcements', Announcements, ANNOUNCEMENT_DEPOSIT)
      return { pays: proxies || pending ? 'No' : 'Yes' }
    },
  ),
]
