import { execFile } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Keyring } from '@polkadot/keyring'
import { type ChainDefinition, createClient } from 'polkadot-api'
import { getPolkadotSigner } from 'polkadot-api/signer'
import { getWsProvider } from 'polkadot-api/ws'
import { firstValueFrom, take, toArray } from 'rxjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { packagesOf } from '../npm.ts'
import { ChainState } from './chain-state.ts'
import { type RunningDevnet, startDevnet } from './devnet.ts'
import { recordBefore } from './recorder.ts'
import { type DevWallets, writeWallets } from './wallets.ts'

const TAO = 1_000_000_000n
const run = promisify(execFile)

// Its command line needs a TypeScript with an API.
const found = packagesOf('polkadot-api-2.2.2', ['polkadot-api@2.2.2', 'typescript@5.9.3'])
if ('reason' in found) console.log(`skipped: polkadot-api 2.2.2: ${found.reason}`)

/** What its command line generates from the metadata of the node at `url`. */
async function generated(url: string, folder: string, packages: string): Promise<ChainDefinition> {
  const project = join(folder, 'project')
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{"name":"peer","version":"1.0.0","type":"module"}')
  symlinkSync(join(packages, 'node_modules'), join(project, 'node_modules'))
  const cli = join(packages, 'node_modules', '.bin', 'papi')
  // Its command line wants the WebSocket that Node 20 has behind a flag.
  for (const argv of [['add', 'dtao', '-w', url, '--skip-codegen'], ['generate']])
    await run(process.execPath, ['--experimental-websocket', cli, ...argv], { cwd: project })
  const path = join(project, '.papi', 'descriptors', 'dist', 'index.js')
  const module = (await import(pathToFileURL(path).href)) as { dtao: ChainDefinition }
  return module.dtao
}

describe.skipIf('reason' in found)('polkadot-api 2.2.2', () => {
  let devnet: RunningDevnet
  let chain: ChainState
  let wallets: DevWallets
  let definition: ChainDefinition

  beforeAll(async () => {
    if ('reason' in found) throw new Error(found.reason)
    devnet = await startDevnet()
    chain = await ChainState.connect(devnet.url)
    wallets = await writeWallets(devnet.folder)
    definition = await generated(devnet.url, devnet.folder, found.folder)
  })
  afterAll(async () => {
    await chain?.close()
    await devnet?.stop()
  })

  const modes = [
    ['chainHead', false],
    ['legacy', true],
  ] as const
  test.each(modes)('connects, queries, watches, signs and follows in %s mode', async (_, old) => {
    const recorder = await recordBefore(devnet.url, old)
    const client = createClient(getWsProvider(recorder.url, { websocketClass: WebSocket as never }))
    // The code is generated in this run: its types are not known to this file.
    const api = client.getTypedApi(definition) as unknown as ReturnType<typeof client.getUnsafeApi>
    const { alice, bob } = wallets
    const pair = new Keyring({ type: 'sr25519' }).addFromUri('//Alice')
    const signer = getPolkadotSigner(pair.publicKey, 'Sr25519', (bytes) => pair.sign(bytes))

    expect(await api.query.SubtensorModule?.Tempo?.getValue(1)).toBe(
      await chain.read('subtensorModule', 'tempo', 1),
    )
    expect(await api.query.SubtensorModule?.NetworksAdded?.getEntries()).toHaveLength(5)
    expect(await api.constants.Balances?.ExistentialDeposit?.()).toBe(500n)
    const stakes = api.apis.StakeInfoRuntimeApi
    const info = (await stakes?.get_stake_info_for_hotkey_coldkey_netuid?.(
      ...[alice.hotkey, alice.coldkey, 2],
    )) as { stake: bigint }
    expect(info.stake).toBeGreaterThan(0n)

    const before = await chain.free(bob.coldkey)
    const account = api.query.System?.Account
    const add = api.tx.SubtensorModule?.add_stake
    const transfer = api.tx.Balances?.transfer_keep_alive
    if (account === undefined || add === undefined || transfer === undefined)
      throw new Error('the generated code lacks what every chain has')
    const watched = firstValueFrom(account.watchValue(bob.coldkey).pipe(take(2), toArray()))
    const dest = { type: 'Id', value: bob.coldkey }
    const sent = await transfer({ dest, value: TAO }).signAndSubmit(signer)
    expect(sent.ok).toBe(true)
    expect(await chain.free(bob.coldkey)).toBe(before + TAO)
    const values = (await watched) as {
      data?: { free: bigint }
      value?: { data: { free: bigint } }
    }[]
    const last = values.at(-1)
    expect((last?.value ?? last)?.data?.free).toBe(before + TAO)

    const staked = await chain.stake(alice.hotkey, alice.coldkey, 1)
    const stake = { hotkey: alice.hotkey, netuid: 1, amount_staked: 5n * TAO }
    const steps = (await firstValueFrom(add(stake).signSubmitAndWatch(signer).pipe(toArray()))) as {
      type: string
    }[]
    expect(steps.map(({ type }) => type).filter((type) => type !== 'txBestBlocksState')).toEqual([
      ...['signed', 'broadcasted', 'finalized'],
    ])
    expect(await chain.stake(alice.hotkey, alice.coldkey, 1)).toBeGreaterThan(staked + 5n * TAO)

    const blocks = await firstValueFrom(client.finalizedBlock$.pipe(take(3), toArray()))
    const [first = { number: 0 }] = blocks
    expect(blocks.map(({ number }) => number - first.number)).toEqual([0, 1, 2])
    client.destroy()
    await recorder.close()
    expect(recorder.called.has('chainHead_v1_follow')).toBe(!old)
    expect(recorder.called.has('chain_subscribeFinalizedHeads')).toBe(old)
  })
})
