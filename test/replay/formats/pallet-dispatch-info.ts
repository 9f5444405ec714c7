import { calls } from '../../../src/simulator/pallets/subtensor/calls/index.ts'
import { compareFields, isRecord } from '../compare.ts'
import type { Format } from '../format.ts'

/** What calls announce that they cost: weight, class, and whether they pay a fee. */
export const palletDispatchInfoFormat: Format = {
  name: 'pallet-dispatch-info',
  matches: (json) =>
    isRecord(json) &&
    isRecord(json.calls) &&
    Object.values(json.calls).every((call) => isRecord(call) && 'refTime' in call),
  replay(json, report) {
    const recorded = isRecord(json) && isRecord(json.calls) ? json.calls : {}
    for (const [name, info] of Object.entries(recorded)) {
      if (!isRecord(info)) continue
      const call = calls.find((each) => each.name === name)
      if (call === undefined) {
        report.unsupported(`call ${name}`)
        continue
      }
      report.case(name)
      const weight = call.weight({})
      const { refTime, proofSize, class: dispatchClass, paysFee } = info
      const got = {
        refTime: weight.ref_time,
        proofSize: weight.proof_size,
        class: call.class({}),
        paysFee: call.pays({}) === 'Yes',
      }
      compareFields(report, name, { refTime, proofSize, class: dispatchClass, paysFee }, got)
    }
  },
}
