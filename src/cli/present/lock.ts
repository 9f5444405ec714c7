import { amountJson } from '../../amounts.ts'
import type { LockCost } from '../../chain/lock-cost.ts'
import type { JsonValue } from '../json.ts'
import type { Theme } from '../ui/theme.ts'
import { decimal } from './decimal.ts'
import type { Field } from './fields.ts'
import { money } from './money.ts'

/** Blocks of twelve seconds. */
const BLOCKS_A_DAY = 7_200n

/** What a dissolved subnet gives back, in words that hold for every subnet created today. */
const DISSOLUTION =
  'nothing of the lock: it is the pool’s, whose TAO then goes to all who hold the token, in proportion'

/** How the price of a subnet doubles and falls, for people. */
export function lockFields(lock: LockCost, { glyphs, out }: Theme): Field[] {
  const tao = (rao: bigint) => money(rao, 0, glyphs)
  const days = decimal((lock.interval * 10n) / BLOCKS_A_DAY, 1)
  const paid =
    lock.lastBlock === 0n
      ? 'nobody has paid yet'
      : `${tao(lock.lastPaid)} in block ${lock.lastBlock}`
  return [
    ['Lock cost', out.strong(tao(lock.cost))],
    ['  paid last', paid],
    ['  after you', `${tao(lock.next)}: each creation doubles it`],
    [
      '  falls by',
      `${tao(lock.fallsPerBlock)} a block, the last price paid in ${lock.interval} blocks (${days} days)`,
    ],
    ['  at least', tao(lock.least)],
    ...lock.forecast.map(
      (then): Field => [
        `  in ${then.days} ${then.days === 1 ? 'day' : 'days'}`,
        `${tao(then.cost)}, or ${tao(then.afterYours)} after yours`,
      ],
    ),
    ['On dissolution', DISSOLUTION],
  ]
}

/** The same for programs; `lock` in schemas/subnets-create.schema.json. */
export function lockJson(lock: LockCost) {
  return {
    cost: amountJson(lock.cost),
    next: amountJson(lock.next),
    least: amountJson(lock.least),
    lastPaid: amountJson(lock.lastPaid),
    lastBlock: Number(lock.lastBlock),
    intervalBlocks: Number(lock.interval),
    fallsPerBlock: amountJson(lock.fallsPerBlock),
    forecast: lock.forecast.map(({ days: after, cost, afterYours }) => ({
      days: after,
      cost: amountJson(cost),
      afterYours: amountJson(afterYours),
    })),
    refund: amountJson(0n),
    refundRule: DISSOLUTION,
  } satisfies JsonValue
}
