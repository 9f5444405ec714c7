import { blockEmissionForIssuance } from '../../../../src/simulator/pallets/subtensor/coinbase/block-emission.ts'
import {
  type RootEpochInputs,
  type RootWeight,
  rootEpoch,
  TRUST_OUT_OF_RANGE,
} from '../../../../src/simulator/pallets/subtensor/coinbase/shares/root/epoch.ts'
import { compareFields, isRecord, shown } from '../../compare.ts'
import type { Format, Report } from '../../format.ts'
import { integerOf, type Row, rowsOf } from '../../json.ts'
import { integersOf, numberOf, pairsOf } from './fields.ts'
import { replayRegistrations } from './root-register.ts'

const EPOCHS = ['edge', 'random'] as const
const SECTIONS = [...EPOCHS, 'blockEmission', 'blockEmissionSteps', 'rootRegister', 'about']

function inputsOf(row: Row): RootEpochInputs {
  const weights = Array.isArray(row.weights) ? row.weights : []
  return {
    stakes: integersOf(row, 'stakes'),
    weights: weights.map((each): RootWeight[] =>
      pairsOf(each).map(([netuid, weight]) => [Number(netuid), Number(weight)]),
    ),
    netuids: integersOf(row, 'netuids').map(Number),
    totalNetworks: numberOf(row, 'totalNetworks'),
    kappa: numberOf(row, 'kappa'),
    rho: numberOf(row, 'rho'),
    blockEmission: integerOf(row, 'blockEmission'),
  }
}

/** What the epoch computes, in the words of the file. */
function answer(row: Row): Row {
  const result = rootEpoch(inputsOf(row))
  const arrays = Object.entries(result.terms).map(([name, values]: [string, readonly bigint[]]) => [
    name,
    values.map(String),
  ])
  const terms = Object.fromEntries(arrays)
  if (result.ok)
    return { ...terms, emission: result.emission.map(([netuid, rao]) => [netuid, `${rao}`]) }
  if (result.error === TRUST_OUT_OF_RANGE) return { ...terms, panic: result.error }
  return { ...terms, error: result.error }
}

function replayEpochs(json: unknown, section: string, report: Report): void {
  rowsOf(json, section).forEach((row, index) => {
    const id = `${section}[${row.name === undefined ? index : shown(row.name)}]`
    report.case(id)
    if (isRecord(row.in) && isRecord(row.out)) compareFields(report, id, row.out, answer(row.in))
    else report.mismatch({ case: id, item: 'row', expected: 'in and out', got: shown(row) })
  })
}

function replayCurve(json: unknown, report: Report): void {
  rowsOf(json, 'blockEmission').forEach((row, index) => {
    const id = `blockEmission[${index}]`
    report.case(id)
    const emission = blockEmissionForIssuance(integerOf(row, 'issuance'))
    compareFields(report, id, isRecord(row.out) ? row.out : {}, { emission })
  })
  rowsOf(json, 'blockEmissionSteps').forEach((row, index) => {
    const id = `blockEmissionSteps[${index}]`
    report.case(id)
    const got = {
      emissionThere: blockEmissionForIssuance(integerOf(row, 'lastIssuance')),
      emissionNext: blockEmissionForIssuance(integerOf(row, 'nextIssuance')),
    }
    const { emissionThere, emissionNext } = row
    compareFields(report, id, { emissionThere, emissionNext }, got)
  })
}

/** The root regime: epochs, the emission curve, seats. */
export const rootFormat: Format = {
  name: 'emission: root',
  matches: (json) =>
    isRecord(json) &&
    SECTIONS.some((section) => section !== 'about' && Array.isArray(json[section])),
  replay(json, report) {
    if (!isRecord(json)) return
    for (const section of EPOCHS) replayEpochs(json, section, report)
    replayCurve(json, report)
    replayRegistrations(json, report)
    for (const name of Object.keys(json))
      if (!SECTIONS.includes(name)) report.unsupported(`section ${name}`)
  },
}
