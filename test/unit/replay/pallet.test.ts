import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isRecord } from '../../replay/compare.ts'
import type { Mismatch, Report } from '../../replay/format.ts'
import { formats } from '../../replay/formats/index.ts'
import type { Row } from '../../replay/json.ts'

const VECTORS = new URL('../../vectors/pallet/', import.meta.url)

function recorded(name: string): Row {
  const json: unknown = JSON.parse(readFileSync(new URL(name, VECTORS), 'utf8'))
  if (!isRecord(json)) throw new Error(`${name} holds no record`)
  return json
}

async function replay(json: unknown) {
  const mismatches: Mismatch[] = []
  const unsupported: string[] = []
  let cases = 0
  const report: Report = {
    case: () => {
      cases += 1
    },
    mismatch: (mismatch) => mismatches.push(mismatch),
    quote: () => undefined,
    unsupported: (what) => unsupported.push(what),
    better: () => undefined,
  }
  const format = formats.find((each) => each.matches(json, ''))
  await format?.replay(json, report, '')
  return { cases, mismatches, unsupported }
}

/** The trace with one step changed. */
function tampered(name: string, at: (step: Row) => boolean, change: (step: Row) => Row): Row {
  const trace = recorded(name)
  const steps = Array.isArray(trace.steps) ? trace.steps.filter(isRecord) : []
  const index = steps.findIndex(at)
  if (index === -1) throw new Error('no such step')
  return { ...trace, steps: steps.map((step, i) => (i === index ? change(step) : step)) }
}

const isRegistration = ({ call }: Row) => isRecord(call) && 'register_network' in call
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

describe('what upstream recorded', () => {
  test.each([
    '01_register_network.json',
    '02_burned_register.json',
    '09_errors.json',
    '11_dissolve.json',
    '16_dispatch_info.json',
    'random_keys.json',
    'random_locks.json',
    'random_subnets.json',
    'random_weights.json',
  ])('%s happens here too', async (name) => {
    const { cases, mismatches, unsupported } = await replay(recorded(name))
    expect(mismatches).toEqual([])
    expect(unsupported).toEqual([])
    expect(cases).toBeGreaterThan(20)
  })

  test('constants and defaults are ours', async () => {
    const { cases, mismatches } = await replay(recorded('constants.json'))
    expect(mismatches).toEqual([])
    expect(cases).toBeGreaterThan(280)
  })
})

describe('the replay notices', () => {
  const name = '01_register_network.json'

  test('another result', async () => {
    const trace = tampered(name, isRegistration, (step) => ({ ...step, result: { err: {} } }))
    const { mismatches } = await replay(trace)
    expect(mismatches).toMatchObject([{ item: 'result', got: 'ok' }])
  })

  test('another event, one too many and one too few', async () => {
    const change = (events: (all: readonly unknown[]) => unknown) =>
      tampered(name, isRegistration, (step) => ({ ...step, events: events(list(step.events)) }))
    const edits = [
      change((all) => all.toReversed()),
      change((all) => [...all, all[0]]),
      change((all) => all.slice(1)),
    ]
    for (const trace of edits)
      expect((await replay(trace)).mismatches).toMatchObject([{ item: 'events' }])
  })

  test('a change that we do not make', async () => {
    const extra = { item: 'SubtensorModule.Rho', key: [1], old: null, new: 11 }
    const trace = tampered(name, isRegistration, (step) => ({
      ...step,
      changes: [...list(step.changes), extra],
    }))
    expect((await replay(trace)).mismatches).toMatchObject([
      { item: 'SubtensorModule.Rho', key: '["1"]', expected: '11', got: 'no change' },
      { item: 'SubtensorModule.Rho', expected: 'no change', got: '11' },
    ])
  })

  test('a change that only we make, and goes on with the recorded state', async () => {
    const isKappa = (change: unknown) => isRecord(change) && change.item === 'SubtensorModule.Kappa'
    const trace = tampered(name, isRegistration, (step) => ({
      ...step,
      changes: list(step.changes).filter((change) => !isKappa(change)),
    }))
    const { mismatches } = await replay(trace)
    expect(mismatches[0]).toMatchObject({
      item: 'SubtensorModule.Kappa',
      expected: 'no change',
      got: '32767',
    })
    // Only what depends on the missing value differs: the final state.
    expect(mismatches.slice(1).map(({ case: where }) => where)).toEqual(['finalState'])
  })

  test('calls that we do not know, apart from wrong ones', async () => {
    const trace = tampered(name, isRegistration, (step) => ({ ...step, call: { unheard_of: {} } }))
    const { mismatches, unsupported } = await replay(trace)
    expect(unsupported).toEqual(['call unheard_of'])
    expect(mismatches).toEqual([])
  })
})
