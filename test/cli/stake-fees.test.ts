import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnChain, ownChain, rao, VALIDATOR } from './own-chain.ts'

type Amount = { rao: string; value: string; unit: string }
interface Sale {
  feeOfStake: Amount
  refusals: { code: string }[]
  result: { paid: Amount; quoted: Amount; received: Amount } | null
}

const POSITION = ['--netuid', '1', '--hotkey', VALIDATOR]
const SALE = [...POSITION, '--amount', '1', '--yes']

let chain: OwnChain
beforeAll(async () => {
  chain = await ownChain(50)
  await chain.data('stake add', ...POSITION, '--amount', '5', '--yes')
}, 60_000)
afterAll(() => chain.remove())

test('a sale without TAO pays its fee with the stake, says so, and tells of the sale alone', async () => {
  expect(await chain.data<Sale>('stake remove', ...SALE, '--dry-run')).toMatchObject({
    feeOfStake: { rao: '0', unit: 'SN1' },
    refusals: [],
  })
  await chain.data('devnet set balance', 'w', '600rao')
  const { stdout } = await chain.run('stake', 'remove', ...SALE, '--dry-run')
  expect(stdout).toMatch(/of the stake +0\.00\d+ SN1/)
  const sold = await chain.data<Sale>('stake remove', ...SALE)
  expect(rao(sold.feeOfStake)).toBeGreaterThan(0n)
  expect(sold.result?.paid).toMatchObject({ value: '1', unit: 'SN1' })
  expect(rao(sold.result?.received ?? { rao: '0' })).toBeGreaterThan(100_000_000n)
}, 60_000)

test('an account that is gone is told so before anything is signed', async () => {
  // Less than the existential deposit is nothing.
  await chain.data('devnet set balance', 'w', '1rao')
  const failure = await chain.failure('stake', 'remove', ...SALE)
  expect(failure).toMatchObject({
    code: 'cannot_pay_fee',
    exit: 1,
    details: { pallet: 'TransactionPayment', error: 'CannotPayFee' },
  })
  expect(failure.hint).toContain('dtao wallet balance')
}, 60_000)
