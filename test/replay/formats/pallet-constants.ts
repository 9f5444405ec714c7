import { cryptoReady } from '../../../src/crypto/index.ts'
import type { Pallet } from '../../../src/simulator/frame/pallet.ts'
import { Storage } from '../../../src/simulator/frame/storage.ts'
import { isRecord, shown } from '../compare.ts'
import type { Format, Report } from '../format.ts'
import type { Row } from '../json.ts'
import { PortableJson } from './pallet/portable-json.ts'
import { plain } from './pallet/trace-events.ts'
import { traceRuntime } from './pallet/trace-runtime.ts'

/** Limits that the traces' own runtime set to nothing; the metadata of real chains says otherwise. */
const OF_THE_TRACES = new Set(['Balances.MaxLocks', 'Balances.MaxReserves', 'Balances.MaxFreezes'])

function compareConstants(pallet: Pallet, expected: Row, json: PortableJson, report: Report): void {
  for (const [name, value] of Object.entries(expected)) {
    const id = `${pallet.id.name}.${name}`
    const ours = pallet.constants.find((each) => each.name === name)
    if (ours === undefined || OF_THE_TRACES.has(id)) {
      report.unsupported(`constant ${id}`)
      continue
    }
    report.case(id)
    const got = shown(plain(json.valueToJson(ours.codec, ours.value)))
    const wanted = shown(plain(value))
    if (got !== wanted) report.mismatch({ case: id, item: 'value', expected: wanted, got })
  }
}

/** The runtime's constants and the defaults of its storage. */
export const palletConstantsFormat: Format = {
  name: 'pallet-constants',
  matches: (json) => isRecord(json) && isRecord(json.constants) && isRecord(json.storageDefaults),
  async replay(json, report) {
    await cryptoReady()
    if (!isRecord(json) || !isRecord(json.constants) || !isRecord(json.storageDefaults)) return
    const runtime = traceRuntime(undefined)
    const portable = new PortableJson()
    for (const [name, constants] of Object.entries(json.constants)) {
      const pallet = runtime.definition.pallets.find((each) => each.id.name === name)
      if (pallet === undefined) report.unsupported(`constants of ${name}`)
      else if (isRecord(constants)) compareConstants(pallet, constants, portable, report)
    }
    for (const [name, value] of Object.entries(json.storageDefaults)) {
      const item = runtime.storageItem(name)
      if (!(item instanceof Storage)) {
        report.unsupported(`storage ${name}`)
        continue
      }
      report.case(name)
      const got = item.optional ? null : portable.toJson(item.value, item.fallback())
      if (shown(plain(got)) !== shown(plain(value)))
        report.mismatch({ case: name, item: 'default', expected: shown(value), got: shown(got) })
    }
  },
}
