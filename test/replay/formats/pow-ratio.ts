import { powRatioScaled } from '../../../src/amm/power/power.ts'
import { compareFields, isRecord } from '../compare.ts'
import type { Format } from '../format.ts'
import { integerOf, rowsOf } from '../json.ts'

const FIELDS = ['baseNum', 'baseDen', 'expNum', 'expDen', 'precision', 'scale'] as const

/** Powers as safe-bigmath computed them. */
export const powRatioFormat: Format = {
  name: 'pow-ratio',
  matches(json) {
    const [first] = rowsOf(json, 'cases')
    return isRecord(first) && FIELDS.every((field) => field in first)
  },
  replay(json, report) {
    rowsOf(json, 'cases').forEach((row, index) => {
      const id = `cases[${index}]`
      report.case(id)
      const result = powRatioScaled({
        baseNum: integerOf(row, 'baseNum'),
        baseDen: integerOf(row, 'baseDen'),
        expNum: integerOf(row, 'expNum'),
        expDen: integerOf(row, 'expDen'),
        precision: Number(integerOf(row, 'precision')),
        scale: integerOf(row, 'scale'),
      })
      compareFields(report, id, { result: row.result }, { result })
    })
  },
}
