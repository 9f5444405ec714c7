import { compareFields, isRecord, shown } from '../../../compare.ts'
import type { Format, Report } from '../../../format.ts'
import { integerOf, type Row, rowsOf } from '../../../json.ts'
import { numberOf } from '../fields.ts'
import type { Amounts, Dev218Chain } from './chain.ts'
import { dev218Block } from './coinbase.ts'
import { type Dev218Call, dev218Stake } from './stake.ts'
import { startOf, tableOf } from './start.ts'

function callOf(row: Row): Dev218Call {
  const { call, signer, hotkey } = row
  if (call !== 'addStake' && call !== 'removeStake') throw new Error(`no stake call: ${shown(row)}`)
  return {
    call,
    signer: shown(signer),
    hotkey: shown(hotkey),
    netuid: numberOf(row, 'netuid'),
    amount: integerOf(row, 'amount'),
  }
}

/** What the events of a call say came of it. */
function recordedOutcome(extrinsic: Row): Row {
  for (const { event, data } of rowsOf(extrinsic, 'events')) {
    if (event === 'system.ExtrinsicFailed' && isRecord(data)) return { error: data.error }
    const isTrade =
      event === 'subtensorModule.StakeAdded' || event === 'subtensorModule.StakeRemoved'
    if (isTrade && Array.isArray(data)) return { tao: data[2], alpha: data[3] }
  }
  return {}
}

/** Every row of a table as fields, what is nothing left out. */
function fieldsOf(
  rows: readonly (readonly unknown[])[],
  key: (row: readonly unknown[]) => string,
  columns: Readonly<Record<string, number>>,
): Row {
  return Object.fromEntries(
    rows.flatMap((row) =>
      Object.entries(columns).flatMap(([name, column]) =>
        shown(row[column]) === '0' ? [] : [[`${key(row)} ${name}`, row[column]]],
      ),
    ),
  )
}

/** Amounts as rows, their keys apart. */
const rowsOfAmounts = (amounts: Amounts) =>
  [...amounts.of].map(([key, amount]) => [...key.split(' '), amount])

/** What a block left behind, as the columns of the record. */
function subnetsOf(chain: Dev218Chain) {
  return [...chain.subnets.values()].map(({ netuid, tao, alphaIn, alphaOut, emission }) => [
    netuid,
    tao,
    alphaIn,
    alphaOut,
    0n,
    emission,
  ])
}

function hotkeysOf(chain: Dev218Chain) {
  return [...chain.hotkeyAlpha.of].map(([key, alpha]) => {
    const [hotkey = '', netuid = ''] = key.split(' ')
    const shares = chain.hotkeyShares.get(hotkey, netuid)
    return [netuid, hotkey, alpha, shares, chain.dividends.get(netuid, hotkey)]
  })
}

const SUBNET = { tao: 1, alphaIn: 2, alphaOut: 3, pending: 4, emission: 5 }
const HOTKEY = { alpha: 2, shares: 3, dividends: 4 }

class Scenario {
  readonly #chain: Dev218Chain
  readonly #report: Report
  readonly #name: string

  constructor(row: Row, report: Report) {
    this.#chain = startOf(row)
    this.#report = report
    this.#name = shown(row.name)
  }

  /** Runs a block and holds all that the record has of it against ours. */
  block(row: Row): void {
    const id = `${this.#name} block ${numberOf(row, 'block')}`
    this.#report.case(id)
    dev218Block(this.#chain)
    for (const extrinsic of rowsOf(row, 'extrinsics')) {
      const outcome = dev218Stake(this.#chain, callOf(extrinsic))
      compareFields(this.#report, id, recordedOutcome(extrinsic), { ...outcome }, 'call.')
    }
    const compared = (prefix: string, recorded: Row, ours: Row) =>
      compareFields(this.#report, id, recorded, ours, prefix)
    const { totalIssuance, totalStake, balances, shares } = this.#chain
    compared(
      '',
      { totalIssuance: row.totalIssuance, totalStake: row.totalStake },
      { totalIssuance, totalStake },
    )
    const byNetuid = ([netuid]: readonly unknown[]) => shown(netuid)
    compared(
      'subnet ',
      fieldsOf(tableOf(row, 'subnets'), byNetuid, SUBNET),
      fieldsOf(subnetsOf(this.#chain), byNetuid, SUBNET),
    )
    const byHotkey = ([netuid, hotkey]: readonly unknown[]) => `${shown(netuid)} ${shown(hotkey)}`
    compared(
      'hotkey ',
      fieldsOf(tableOf(row, 'hotkeys'), byHotkey, HOTKEY),
      fieldsOf(hotkeysOf(this.#chain), byHotkey, HOTKEY),
    )
    // Recorded only beside calls.
    if (isRecord(row.balances)) compared('balance ', row.balances, Object.fromEntries(balances.of))
    const byHolder = (columns: readonly unknown[]) => columns.slice(0, 3).map(shown).join(' ')
    if (row.alpha !== undefined)
      compared(
        'alpha ',
        fieldsOf(tableOf(row, 'alpha'), byHolder, { share: 3 }),
        fieldsOf(rowsOfAmounts(shares), byHolder, { share: 3 }),
      )
  }
}

/** The development build of January 2025 (spec 218): every figure of every block that its record has. */
export const dev218Format: Format = {
  name: 'emission: dtao development build',
  matches(json) {
    const [first] = rowsOf(json, 'scenarios')
    return first !== undefined && isRecord(first.importedStorage)
  },
  replay(json, report) {
    for (const row of rowsOf(json, 'scenarios')) {
      const scenario = new Scenario(row, report)
      for (const block of rowsOf(row, 'blocks')) scenario.block(block)
    }
  },
}
