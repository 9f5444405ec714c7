import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Peer, pythonOf } from '../venv.ts'
import { ChainState, type OnChain } from './chain-state.ts'
import { btcli, type Printed } from './client.ts'
import { type RunningDevnet, startDevnet } from './devnet.ts'
import { type DevWallet, type DevWallets, writeWallets } from './wallets.ts'

export const TAO = 1_000_000_000n

/** A real client, a devnet, wallets, and a view of the chain that does not go through the client. */
export interface Scene {
  readonly chain: ChainState
  readonly wallets: DevWallets
  /** Runs `btcli`; `--network` is added. */
  run(...argv: readonly string[]): Promise<Printed>
  /** Runs `btcli` and returns what it printed with the transactions that it brought onto the chain. */
  act(...argv: readonly string[]): Promise<{ printed: Printed; onChain: readonly OnChain[] }>
  close(): Promise<void>
}

/** Why there is no such client on this machine, if there is none. */
export function absence(peer: Peer): string | undefined {
  const found = pythonOf(peer)
  return 'reason' in found ? `${peer.name} ${peer.version}: ${found.reason}` : undefined
}

export async function setScene(peer: Peer): Promise<Scene> {
  const found = pythonOf(peer)
  if ('reason' in found) throw new Error(found.reason)
  const devnet: RunningDevnet = await startDevnet()
  const home = join(devnet.folder, 'home')
  mkdirSync(home)
  const wallets = await writeWallets(devnet.folder)
  const chain = await ChainState.connect(devnet.url)
  const run = (...argv: readonly string[]) =>
    btcli(found.python, home, [...argv, '--network', devnet.url])
  return {
    chain,
    wallets,
    run,
    async act(...argv) {
      const before = await chain.height()
      const printed = await run(...argv)
      return { printed, onChain: await chain.since(before) }
    },
    async close() {
      await chain.close()
      await devnet.stop()
    },
  }
}

/** The transactions of an act: these calls in this order, with their errors, all of this wallet. Returns what they cost. */
export function expectCalls(
  { printed, onChain }: { printed: Printed; onChain: readonly OnChain[] },
  { coldkey }: DevWallet,
  ...calls: readonly string[]
): bigint {
  const said = `${printed.stdout}\n${printed.stderr}`.slice(-2000)
  expect(
    onChain.map(({ call, error }) => (error === undefined ? call : `${call}: ${error}`)),
    said,
  ).toEqual(calls)
  for (const { signer } of onChain) expect(signer).toBe(coldkey)
  return onChain.reduce((sum, { fee }) => sum + fee, 0n)
}
