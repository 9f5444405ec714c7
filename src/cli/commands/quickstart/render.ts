import { amountJson, formatAmount } from '../../../amounts.ts'
import type { JsonValue } from '../../json.ts'
import type { Ui } from '../../ui/ui.ts'
import type { Quickstart } from './run.ts'
import { type BalanceSheet, sum } from './sheet.ts'

/** Prints the balance sheet: where the start went, to the rao. */
export function renderSheet(sheet: BalanceSheet, ui: Ui): void {
  const { theme } = ui
  const { out, glyphs } = theme
  const { slippage, swapFees, transactionFees } = sheet
  const tao = (rao: bigint): string => formatAmount(rao, { grouped: true, places: 9 })
  const total = sheet.start - sheet.missing
  ui.print(`\n${out.strong('8. Balance sheet')}`)
  ui.table({
    columns: [
      { title: `Start ${tao(sheet.start)} ${glyphs.tao} is` },
      { title: glyphs.tao, align: 'right' },
    ],
    rows: [
      ['free now', tao(sheet.free)],
      ['fees', tao(sum(transactionFees) + sum(swapFees))],
      ...detail('transactions', sum(transactionFees)),
      ...detail('swap when buying', swapFees.buying),
      ...detail('swap when selling', swapFees.selling),
      ['what the position is worth', tao(sheet.position)],
      ['what slippage cost, the price since in it', tao(sum(slippage))],
      ...detail('when buying', slippage.buying),
      ...detail('when selling', slippage.selling),
      ...detail('price since, on what stayed', slippage.price),
      ...detail('earned meanwhile', slippage.earned),
    ],
    footer: [`together ${out.good(`${glyphs.good} every rao`)}`, tao(total)],
  })

  function detail(name: string, rao: bigint): [string, string][] {
    return rao === 0n ? [] : [[out.dim(`  ${name}`), out.dim(tao(rao))]]
  }
}

/** What a newcomer may try now. */
export function renderNext({ place, keys }: Quickstart, ui: Ui): void {
  ui.note(
    [
      '',
      'Go on with this wallet and this chain:',
      `  export DTAO_DATA_DIR=${place.root} DTAO_WALLET_PATH=${place.wallets} DTAO_WALLET=${keys.wallet} DTAO_NETWORK=sim`,
      '  dtao stake list',
      '  dtao stake add',
    ].join('\n'),
  )
}

/** The balance sheet for programs: `start` is the sum of `free`, `fees`, `position` and `slippage`. */
export function sheetJson(sheet: BalanceSheet) {
  const { slippage, swapFees, transactionFees } = sheet
  return {
    start: amountJson(sheet.start),
    free: amountJson(sheet.free),
    fees: amountJson(sum(transactionFees) + sum(swapFees)),
    position: amountJson(sheet.position),
    slippage: amountJson(sum(slippage)),
    missing: amountJson(sheet.missing),
    detail: {
      transactionFees: parts(transactionFees),
      swapFees: parts(swapFees),
      slippage: parts(slippage),
    },
  } satisfies JsonValue
}

function parts<K extends string>(items: Readonly<Record<K, bigint>>) {
  return Object.fromEntries(
    Object.entries<bigint>(items).map(([name, rao]) => [name, amountJson(rao)]),
  )
}
