import { type Amount, parseAmount, type Token } from '../../../amounts.ts'
import { UsageError } from '../../../errors/base.ts'
import { type ArgValues, flag, fromSetting, option, toggle } from '../../args.ts'
import { SIGNING_ARGS } from '../../signing.ts'
import { netuid } from '../../values.ts'

const hotkey = fromSetting('hotkey', 'hotkey of the wallet by name, or any hotkey by its address')

/** What `stake add` and `stake remove` take, with the names that btcli has for it. */
export const TRADE_ARGS = {
  netuid: option({
    flags: ['--netuid', '-n', '--netuids'],
    value: 'netuid',
    help: 'subnet whose token is traded; 0 is root',
    parse: netuid,
  }),
  hotkey: {
    ...hotkey,
    flags: [...hotkey.flags, '--hotkey-ss58-address', '--hotkey-ss58', '--include-hotkeys'],
  },
  tolerance: {
    ...fromSetting('tolerance'),
    flags: [...fromSetting('tolerance').flags, '--slippage'],
  },
  partial: fromSetting('partial'),
  noLimit: toggle({
    flags: ['--no-limit', '--unsafe', '--no-safe-staking', '--no-safe'],
    negations: ['--safe-staking', '--safe'],
    help: 'trade at any price; said aloud, because then anybody may trade just before you',
  }),
  mevShield: toggle({
    flags: ['--mev-shield', '--mev-protection'],
    negations: ['--no-mev-shield', '--no-mev-protection'],
    help: 'encrypt the transaction until it is in a block; so by default where the chain publishes a key',
  }),
  ...SIGNING_ARGS,
} as const

/** `--all`, which is `--amount all`. */
export const ALL_ARG = flag({
  flags: ['--all', '--all-tokens', '--unstake-all'],
  help: 'the same as --amount all',
})

export type TradeArgs = ArgValues<typeof TRADE_ARGS>

/** The tolerance in force; absent for a trade at any price. */
export function toleranceOf({ noLimit, tolerance }: TradeArgs): { tolerance?: bigint } {
  return noLimit === true ? {} : { tolerance }
}

/** `--amount` or `--all`. @throws UsageError `amount_twice` for both, or as `parseAmount` */
export function amountOf(
  text: string | undefined,
  all: boolean,
  token?: Token,
): Amount | undefined {
  if (all && text !== undefined)
    throw new UsageError('Give --amount or --all, not both.', 'amount_twice', {
      hints: ['--all is the same as --amount all.'],
    })
  if (all) return { kind: 'all' }
  return text === undefined ? undefined : parseAmount(text, token === undefined ? {} : { token })
}
