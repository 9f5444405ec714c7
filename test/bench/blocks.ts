import { toHex } from '../../src/codec/index.ts'
import { blake2b256, cryptoReady } from '../../src/crypto/index.ts'
import { createDevnet } from '../../src/simulator/index.ts'
import type { KeyPair, Preset, SubnetPreset } from '../../src/simulator/runtime/genesis/preset.ts'

const TAO = 1_000_000_000n
const VALIDATORS = 64
const MINERS = 192
const BLOCKS_A_DAY = 7_200
/** Two epochs of every subnet. */
const BLOCKS = 720

/** What stepping a chain of some subnets costs. */
export interface Stepped {
  readonly subnets: number
  readonly blocks: number
  readonly seconds: number
  /** Seconds of CPU that the process took, its collector's threads included: what other work on the machine leaves alone. */
  readonly cpuSeconds: number
  /** Microseconds of CPU for one subnet in one block: level where the time grows linearly. */
  readonly perSubnetBlock: number
  /** What a day of 128 such subnets would take on one core at this rate, in seconds. */
  readonly dayOf128: number
}

/** What a day of 128 subnets may take on one core, in seconds. */
export const DAY_AIM = 60

/** Steps chains of growing numbers of subnets, each with 64 validators and 192 miners at tempo 360. */
export async function benchBlocks(counts: readonly number[]): Promise<Stepped[]> {
  await cryptoReady()
  const results: Stepped[] = []
  for (const subnets of counts) {
    const devnet = await createDevnet({ genesis: crowded(subnets), sealing: 'manual' })
    await devnet.newBlocks(1)
    const start = performance.now()
    const used = process.cpuUsage()
    await devnet.newBlocks(BLOCKS)
    const { user, system } = process.cpuUsage(used)
    const seconds = (performance.now() - start) / 1_000
    await devnet.close()
    const perSubnetBlock = (user + system) / BLOCKS / subnets
    const dayOf128 = (perSubnetBlock * BLOCKS_A_DAY * 128) / 1e6
    const cpuSeconds = (user + system) / 1e6
    results.push({ subnets, blocks: BLOCKS, seconds, cpuSeconds, perSubnetBlock, dayOf128 })
  }
  return results
}

function account(name: string): `0x${string}` {
  return toHex(blake2b256(new TextEncoder().encode(`bench:${name}`)))
}

function pair(name: string): KeyPair {
  return { coldkey: account(`${name}:cold`), hotkey: account(`${name}:hot`) }
}

export function crowded(count: number): Preset {
  const subnets = Array.from({ length: count }, (_, i) => subnet(i + 1))
  return {
    balances: subnets.flatMap(({ owner, validators, miners }) =>
      [owner, ...validators, ...miners].map(({ coldkey }) => [coldkey, 10_000n * TAO] as const),
    ),
    subnets,
    rootValidators: [],
  }
}

function subnet(netuid: number): SubnetPreset {
  const people = (kind: string, length: number) =>
    Array.from({ length }, (_, i) => pair(`${netuid}:${kind}:${i}`))
  return {
    netuid,
    name: `bench ${netuid}`,
    description: '',
    owner: pair(`${netuid}:owner`),
    tempo: 360,
    pool: { tao: 5_000n * TAO, alpha: (10_000n + BigInt(netuid)) * TAO },
    validators: people('validator', VALIDATORS).map((keys, i) => ({
      ...keys,
      stake: BigInt(10 + i) * TAO,
    })),
    miners: people('miner', MINERS),
  }
}
