import { describe, expect, test } from 'vitest'
import { EXIT } from '../../../src/errors/base.ts'
import { isPoolError, PoolError } from '../../../src/errors/pool.ts'

function custom(number: number): PoolError {
  return new PoolError({
    code: 1010,
    message: 'Invalid Transaction',
    data: `Custom error: ${number}`,
  })
}

describe('PoolError', () => {
  test.each([
    [1, 'amount_too_low', EXIT.refused],
    [2, 'not_enough_balance_to_stake', EXIT.refused],
    [3, 'subnet_not_exists', EXIT.refused],
    [7, 'insufficient_liquidity', EXIT.refused],
    [8, 'slippage_too_high', EXIT.limit],
    [14, 'zero_max_amount', EXIT.limit],
    [255, 'bad_request', EXIT.refused],
  ])('custom error %i is %s, exit %i', (number, code, exitCode) => {
    expect(custom(number)).toMatchObject({ code, exitCode })
  })

  test('every number that the chain uses is explained', () => {
    for (const number of [...Array(28).keys(), 255]) {
      expect(custom(number).message).not.toContain(String(number))
      expect(custom(number).hints).toHaveLength(1)
    }
  })

  test('a number that we do not know is shown as it is', () => {
    expect(custom(99)).toMatchObject({ code: 'custom_error' })
    expect(custom(99).message).toContain('99')
  })

  test.each([
    ['Transaction has a bad signature', 'bad_signature'],
    ['Transaction is outdated', 'outdated_nonce'],
    ['Transaction will be valid in the future', 'future_nonce'],
    ['Transaction has an ancient birth block', 'expired_era'],
    ['Inability to pay some fees (e.g. account balance too low)', 'cannot_pay_fee'],
    ['Transaction would exhaust the block limits', 'exhausts_resources'],
    ['Transaction call is not expected', 'call_not_allowed'],
  ])('"%s" is %s', (data, code) => {
    expect(new PoolError({ code: 1010, message: 'Invalid Transaction', data }).code).toBe(code)
  })

  test.each([
    [1012, 'temporarily_banned', EXIT.refused],
    [1013, 'already_imported', EXIT.refused],
    [1014, 'priority_too_low', EXIT.refused],
    [1016, 'immediately_dropped', EXIT.network],
  ])('code %i is %s, exit %i', (code, name, exitCode) => {
    expect(new PoolError({ code, message: 'x' })).toMatchObject({ code: name, exitCode })
  })

  test('words that we do not know are passed on', () => {
    const error = new PoolError({ code: 1010, message: 'Invalid Transaction', data: 'Moon phase' })
    expect(error.message).toBe('The node refused the transaction: Invalid Transaction: Moon phase.')
  })

  test('only 1010 to 1016 are verdicts of a pool', () => {
    expect(
      [1009, 1010, 1016, 1017, -32602].map((code) => isPoolError({ code, message: '' })),
    ).toEqual([false, true, true, false, false])
  })
})
