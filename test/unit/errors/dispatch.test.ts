import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EXIT } from '../../../src/errors/base.ts'
import { DispatchError, dispatchCopy, errorCode, errorExit } from '../../../src/errors/dispatch.ts'

interface Facts {
  errors: Record<string, string[]>
}

const facts = JSON.parse(
  readFileSync(new URL('../../vectors/metadata/errors-424.json', import.meta.url), 'utf8'),
) as Facts
const all = Object.entries(facts.errors).flatMap(([pallet, names]) =>
  names.map((name) => [pallet, name] as const),
)

describe('the copy of pallet errors', () => {
  test('covers every error of spec 424 in the pallets that users meet', () => {
    const missing = all.filter(([pallet, name]) => dispatchCopy(pallet, name) === undefined)
    expect(missing).toEqual([])
    expect(all.length).toBeGreaterThan(200)
  })

  test.each(all)('%s.%s is one sentence of meaning and one of advice', (pallet, name) => {
    const copy = dispatchCopy(pallet, name)
    expect(copy?.[0]).toMatch(/^[A-Z].{8,110}\.$/)
    expect(copy?.[1]).toMatch(/^[A-Z].{4,110}\.$/)
  })

  test('codes are unique to a name, so that a script can rely on them', () => {
    const names = new Set(all.map(([, name]) => name))
    const codes = new Set([...names].map(errorCode))
    expect(codes.size).toBe(names.size)
  })
})

describe('DispatchError', () => {
  test('says what it means, what to do, and keeps the names for programs', () => {
    const error = new DispatchError('SubtensorModule', 'SlippageTooHigh')
    expect(error.message).toContain('tolerance')
    expect(error.hints[0]).toContain('--tolerance')
    expect(error).toMatchObject({
      code: 'slippage_too_high',
      exitCode: EXIT.limit,
      details: { pallet: 'SubtensorModule', error: 'SlippageTooHigh' },
    })
  })

  test('an error nobody has written about shows the names and what the chain says', () => {
    const error = new DispatchError('Crowdloan', 'CapTooLow', { docs: 'Too low a cap.' })
    expect(error.message).toBe('The chain refused this with Crowdloan.CapTooLow. Too low a cap.')
    expect(error).toMatchObject({ exitCode: EXIT.refused, hints: [] })
  })

  test('names that objects inherit are no errors', () => {
    expect(dispatchCopy('constructor', 'name')).toBeUndefined()
    expect(dispatchCopy('System', 'toString')).toBeUndefined()
  })

  test.each([
    ['SlippageTooHigh', EXIT.limit],
    ['PriceLimitExceeded', EXIT.limit],
    ['RegistrationPriceLimitExceeded', EXIT.limit],
    ['NotEnoughBalanceToStake', EXIT.refused],
  ])('%s exits %i', (name, exit) => {
    expect(errorExit(name)).toBe(exit)
  })

  test.each([
    ['SlippageTooHigh', 'slippage_too_high'],
    ['POWRegistrationDisabled', 'pow_registration_disabled'],
    ['DuplicateUids', 'duplicate_uids'],
    ['MaxAllowedUIdsLessThanCurrentUIds', 'max_allowed_uids_less_than_current_uids'],
  ])('%s is %s', (name, code) => {
    expect(errorCode(name)).toBe(code)
  })
})
