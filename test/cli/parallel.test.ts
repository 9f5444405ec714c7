import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../src/chain/connect.ts'
import { asBigInt } from '../../src/chain/values.ts'
import { type OwnChain, ownChain, rao, VALIDATOR } from './own-chain.ts'

/** As many processes as the chain must bear at once. */
const PROCESSES = 8

type Amount = { rao: string; value: string; unit: string }
interface Made {
  transaction: { hash: string; fee: Amount; block: { number: number } }
  result: { paid: Amount; received: Amount }
}

let chain: OwnChain
beforeAll(async () => {
  chain = await ownChain(100)
})
afterAll(() => chain.remove())

/** All TAO that Balances counts, and the number of the newest block. */
async function issuance(): Promise<bigint> {
  const network = { name: 'sim', why: 'of this test', live: false }
  const dataDir = `${chain.home}/.local/share/dtao/chain`
  const open = await connect(network, { simulator: { dataDir, preset: 'default' } })
  try {
    const [counted, issued] = await (await open.view()).read([
      ['SubtensorModule', 'TotalIssuance'],
      ['Balances', 'TotalIssuance'],
    ])
    expect(asBigInt(counted)).toBe(asBigInt(issued))
    return asBigInt(issued)
  } finally {
    await open.close()
  }
}

test('eight processes stake at once: each exactly once, and no rao is made or lost', async () => {
  const before = await chain.data<{ free: Amount }>('stake list')
  const issuedBefore = await issuance()
  const stake = () =>
    chain.data<Made>(
      'stake add',
      ...['--netuid', '1', '--hotkey', VALIDATOR, '--amount', '1', '--tolerance', '5%', '--yes'],
    )
  const made = await Promise.all(Array.from({ length: PROCESSES }, stake))

  expect(new Set(made.map(({ transaction }) => transaction.hash)).size).toBe(PROCESSES)
  const sum = (pick: (one: Made) => Amount) => made.reduce((all, one) => all + rao(pick(one)), 0n)
  expect(sum((one) => one.result.paid)).toBe(BigInt(PROCESSES) * 1_000_000_000n)

  const after = await chain.data<{ free: Amount; positions: { stake: Amount }[] }>('stake list')
  const fees = sum((one) => one.transaction.fee)
  expect(rao(before.free) - rao(after.free)).toBe(BigInt(PROCESSES) * 1_000_000_000n + fees)
  expect(after.positions).toHaveLength(1)
  const staked = rao(after.positions[0]?.stake ?? { rao: '0' })
  const bought = sum((one) => one.result.received)
  // Emission can only add to a stake; shares of a pool round by a rao each.
  expect(staked).toBeGreaterThanOrEqual(bought - BigInt(PROCESSES))

  // Every block emits one TAO at most, and nothing else makes any.
  const blocks = Math.max(...made.map(({ transaction }) => transaction.block.number))
  const emitted = (await issuance()) - issuedBefore
  expect(emitted).toBeGreaterThanOrEqual(0n)
  expect(emitted).toBeLessThanOrEqual(BigInt(blocks) * 1_000_000_000n)
}, 120_000)
