import type { StakePlan } from '../../../chain/plan.ts'
import type { Position } from '../../../chain/stake.ts'
import type { Subnet } from '../../../chain/subnets.ts'
import type { Context } from '../../context.ts'
import { type Field, fieldLines } from '../../present/fields.ts'
import { brief, money, priceBits } from '../../present/money.ts'
import { quoteFields, subnetTitle, tokensOf } from '../../present/quote.ts'
import { depthOf } from '../../present/subnet.ts'
import type { Ui } from '../../ui/ui.ts'
import { amounts } from '../stake/trade-fields.ts'
import type { Keys } from './keys.ts'
import type { Place } from './place.ts'
import type { Holdings } from './sheet.ts'
import type { Made } from './trades.ts'

/** What quickstart says while it goes on, on stdout; nothing in JSON, whose document holds it all. */
export class Narration {
  readonly #ui: Ui
  readonly #silent: boolean
  readonly #tolerance: bigint
  #steps = 0

  constructor({ ui, flags, settings }: Context) {
    this.#ui = ui
    this.#silent = flags.json
    this.#tolerance = settings.get('tolerance')
  }

  /** A heading with its number. */
  step(title: string): void {
    this.#steps += 1
    const { out } = this.#ui.theme
    this.#print(`${this.#steps === 1 ? '' : '\n'}${out.strong(`${this.#steps}. ${title}`)}`)
  }

  wallet(keys: Keys, place: Place): void {
    this.step(keys.made ? 'Make a wallet' : 'Use the wallet of last time')
    this.#fields([
      ['Wallet', keys.wallet],
      ['Coldkey', `${keys.coldkey}  holds the TAO and signs`],
      ['Hotkey', `${keys.hotkey}  is staked to`],
      [
        'Kept in',
        `${place.wallets}${place.ownWallets ? ', without a password: for this chain alone' : ''}`,
      ],
    ])
  }

  funds(funded: bigint, { free }: Holdings): void {
    this.step('Fund it')
    const { glyphs } = this.#ui.theme
    const from = funded === 0n ? 'enough was left' : `${money(funded, 0, glyphs)} from //Alice`
    this.#fields([['Free', `${money(free, 0, glyphs)}  (${from})`]])
  }

  subnets(subnets: readonly Subnet[]): void {
    this.step('Look at the subnets')
    if (this.#silent) return
    const { tao } = this.#ui.theme.glyphs
    this.#ui.table({
      columns: [
        { title: 'Subnet' },
        { title: `Price ${tao}`, align: 'right' },
        { title: `Moved 1% by ${tao}`, align: 'right' },
        { title: `Pool ${tao}`, align: 'right', rank: 1 },
      ],
      rows: subnets.map((one) => {
        const depth = depthOf(one)
        return [
          subnetTitle(one),
          priceBits(one.price),
          depth === undefined ? 'one to one' : brief(depth, 2),
          one.dynamic ? brief(one.pool.tao, 2) : '',
        ]
      }),
    })
  }

  quote({ trade, fee }: StakePlan): void {
    const { theme } = this.#ui
    this.step(
      `Quote ${money(trade.amount, 0, theme.glyphs)} into subnet ${subnetTitle(trade.subnet)}`,
    )
    this.#fields([
      ...quoteFields(trade, this.#tolerance, theme),
      ['Transaction fee', money(fee, 0, theme.glyphs)],
    ])
  }

  made(made: Made): void {
    const { plan, receipt } = made
    const { glyphs, out } = this.#ui.theme
    const token = tokensOf(plan.trade)
    const { quoted, received, paid } = amounts(plan, made)
    this.#fields([
      ['Paid', money(paid, token.in, glyphs)],
      ['Quoted', money(quoted, token.out, glyphs)],
      ['Received', out.good(money(received, token.out, glyphs))],
      ['Transaction', `block ${receipt.blockNumber}, fee ${money(receipt.fee, 0, glyphs)}`],
    ])
  }

  position(position: Position | undefined): void {
    this.step('Look at the position')
    if (position === undefined) return
    const { glyphs } = this.#ui.theme
    this.#fields([
      ['Stake', money(position.stake, position.netuid, glyphs)],
      ['Price', `${priceBits(position.price)} ${glyphs.tao}`],
      ['Worth', money(position.value, 0, glyphs)],
    ])
  }

  #fields(fields: readonly Field[]): void {
    this.#print(fieldLines(fields, this.#ui.theme.out))
  }

  #print(text: string): void {
    if (!this.#silent) this.#ui.print(text)
  }
}
