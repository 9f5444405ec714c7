import { readFileSync } from 'node:fs'
import { encode, toHex } from '../../../src/codec/index.ts'
import { cryptoReady } from '../../../src/crypto/index.ts'
import type { Constant, Pallet } from '../../../src/simulator/frame/pallet.ts'
import { Storage } from '../../../src/simulator/frame/storage.ts'
import { createRuntime } from '../../../src/simulator/runtime/index.ts'
import { isRecord, shown } from '../compare.ts'
import type { Format, Report } from '../format.ts'
import type { Row } from '../json.ts'
import { PortableJson } from './pallet/portable-json.ts'
import { plain } from './pallet/trace-events.ts'

const PRODUCTION = new URL('../../vectors/metadata/pallets-424.json', import.meta.url)

/**
 * What the traces' own runtime sets for its tests (their README names Proxy and Crowdloan; it holds no lock, reserve or
 * freeze and has other weights). There ours must be what the metadata of the real chain says.
 */
const OF_THE_TRACES = [
  'Balances.MaxLocks',
  'Balances.MaxReserves',
  'Balances.MaxFreezes',
  'Proxy.',
  'Crowdloan.',
  'Scheduler.MaximumWeight',
]
const ofTheTraces = (id: string) =>
  OF_THE_TRACES.some((own) => (own.endsWith('.') ? id.startsWith(own) : id === own))

/** The real chain's constants as metadata has them: hex of their bytes, by `Pallet.Name`. */
function productionConstants(): ReadonlyMap<string, unknown> {
  const json: unknown = JSON.parse(readFileSync(PRODUCTION, 'utf8'))
  const pallets = isRecord(json) && isRecord(json.pallets) ? Object.entries(json.pallets) : []
  return new Map(
    pallets.flatMap(([pallet, facts]) =>
      isRecord(facts) && Array.isArray(facts.constants)
        ? facts.constants
            .filter(isRecord)
            .map(({ name, value }) => [`${pallet}.${name}`, value] as const)
        : [],
    ),
  )
}

function hexOf({ codec, value }: Constant): string {
  return toHex(encode(codec, value))
}

function compareConstants(pallet: Pallet, expected: Row, json: PortableJson, report: Report): void {
  const production = productionConstants()
  for (const [name, value] of Object.entries(expected)) {
    const id = `${pallet.id.name}.${name}`
    const ours = pallet.constants.find((each) => each.name === name)
    if (ours === undefined) {
      report.unsupported(`constant ${id}`)
      continue
    }
    report.case(id)
    const got = shown(plain(json.valueToJson(ours.codec, ours.value)))
    const wanted = shown(plain(value))
    if (got === wanted) continue
    if (ofTheTraces(id) && hexOf(ours) === production.get(id))
      report.better("the real chain's constant where the traces have one of their tests")
    else report.mismatch({ case: id, item: 'value', expected: wanted, got })
  }
}

/** The runtime's constants and the defaults of its storage. */
export const palletConstantsFormat: Format = {
  name: 'pallet-constants',
  matches: (json) => isRecord(json) && isRecord(json.constants) && isRecord(json.storageDefaults),
  async replay(json, report) {
    await cryptoReady()
    if (!isRecord(json) || !isRecord(json.constants) || !isRecord(json.storageDefaults)) return
    const runtime = createRuntime()
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
