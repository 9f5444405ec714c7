import { type AccountId, cryptoReady } from '../../../src/crypto/index.ts'
import { EMPTY_BACKING, State } from '../../../src/simulator/frame/state.ts'
import {
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyOnSubnet,
} from '../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import * as S from '../../../src/simulator/pallets/subtensor/storage/index.ts'
import { compareFields, isRecord } from '../compare.ts'
import type { Format, Report } from '../format.ts'
import { integerOf, type Row, rowsOf } from '../json.ts'

const HOTKEY: AccountId = `0x${'fe'.repeat(32)}`
const NETUID = 1

/** Any account does, as long as it is always the same one. */
function accountOf(name: string): AccountId {
  return `0x${Buffer.from(name).toString('hex').padEnd(64, '0')}`
}

function run(state: State, row: Row): void {
  const coldkey = accountOf(String(row.coldkey))
  const amount = integerOf(row, 'amount')
  const at = { state }
  if (row.op === 'increase')
    increaseStakeForHotkeyAndColdkeyOnSubnet(at, HOTKEY, coldkey, NETUID, amount)
  else if (row.op === 'hotkeyIncrease') increaseStakeForHotkeyOnSubnet(at, HOTKEY, NETUID, amount)
  else decreaseStakeForHotkeyAndColdkeyOnSubnet(at, HOTKEY, coldkey, NETUID, amount)
}

function figures(state: State, names: readonly string[]): Row {
  const at = { state }
  const share = (coldkey: AccountId) =>
    S.AlphaV2.has(at, HOTKEY, coldkey, NETUID) ? S.AlphaV2.get(at, HOTKEY, coldkey, NETUID) : null
  return {
    valueByColdkey: Object.fromEntries(
      names.map((name) => [
        name,
        getStakeForHotkeyAndColdkeyOnSubnet(at, HOTKEY, accountOf(name), NETUID),
      ]),
    ),
    shareByColdkey: Object.fromEntries(names.map((name) => [name, share(accountOf(name))])),
    totalHotkeyAlpha: S.TotalHotkeyAlpha.get(at, HOTKEY, NETUID),
    denominator: S.TotalHotkeySharesV2.get(at, HOTKEY, NETUID),
  }
}

function compareRow(report: Report, row: Row, state: State): void {
  const id = `run ${row.run} step ${row.step}`
  report.case(id)
  run(state, row)
  const { valueByColdkey, shareByColdkey, totalHotkeyAlpha, denominator } = row
  const names = isRecord(valueByColdkey) ? Object.keys(valueByColdkey) : []
  const expected = { valueByColdkey, shareByColdkey, totalHotkeyAlpha, denominator }
  compareFields(report, id, expected, figures(state, names))
}

/** Operations on one hotkey's share pool, one state a run; the steps that set a subnet up are not needed. */
export const sharePoolFormat: Format = {
  name: 'share-pool',
  matches: (json) => rowsOf(json, 'steps').some((row) => 'shareByColdkey' in row),
  async replay(json, report) {
    await cryptoReady()
    const states = new Map<unknown, State>()
    for (const row of rowsOf(json, 'steps')) {
      if (!('shareByColdkey' in row)) continue
      const state = states.get(row.run) ?? new State(EMPTY_BACKING)
      states.set(row.run, state)
      compareRow(report, row, state)
    }
  },
}
