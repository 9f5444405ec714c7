import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../src/chain/connect.ts'
import type { LoggedExtrinsic } from '../../../src/devnet/block-log.ts'
import { fund } from '../../../src/devnet/fund.ts'
import { startSimulator } from '../../../src/devnet/simulator.ts'

const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dtao-devnet-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

test('a served chain tells of every transaction: call, signer, fee, and what went wrong', async () => {
  const heard: LoggedExtrinsic[] = []
  const running = await startSimulator({
    directory,
    port: 0,
    preset: 'default',
    sealing: 'instant',
    onExtrinsic: (logged) => heard.push(logged),
  })
  const network = { name: 'ours', endpoint: running.url, why: 'of this test', live: false }
  const chain = await connect(network, { simulator: { dataDir: '', preset: '' } })
  try {
    const receipt = await fund(chain, BOB, 1_000n)
    expect(heard).toEqual([
      {
        block: receipt.blockNumber,
        index: receipt.extrinsicIndex,
        call: 'Balances.transfer_keep_alive',
        signer: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
        fee: receipt.fee,
      },
    ])
  } finally {
    await chain.close()
    await running.close()
  }
})

test('money is for devnets alone', async () => {
  const running = await startSimulator({
    directory,
    port: 0,
    preset: 'default',
    sealing: 'instant',
  })
  const network = { name: 'finney', endpoint: running.url, why: 'of this test', live: true }
  const chain = await connect(network, { simulator: { dataDir: '', preset: '' } })
  try {
    await expect(fund(chain, BOB, 1n)).rejects.toMatchObject({ code: 'network_live', exitCode: 2 })
    expect(running.head().number).toBe(0)
  } finally {
    await chain.close()
    await running.close()
  }
})

test('a chain that cannot be opened leaves nothing listening', async () => {
  writeFileSync(join(directory, 'data.mdb'), 'x'.repeat(10_000))
  await expect(startSimulator({ directory, port: 0, preset: 'default' })).rejects.toMatchObject({
    code: 'data_corrupted',
  })
})
