import { toHex } from '../../src/codec/index.ts'
import { blake2b256, cryptoReady } from '../../src/crypto/index.ts'
import type { KeyPair, Preset, SubnetPreset } from '../../src/simulator/runtime/genesis/preset.ts'
import { builtSimulator, cpuOf } from './cpu.ts'

const TAO = 1_000_000_000n
const VALIDATORS = 64
const MINERS = 192
const TEMPO = 360
const TEMPOS_A_DAY = 20
/** Tempos at the start of a chain in which state is read and first epochs run; the others are alike. */
const FIRST_TEMPOS = 2

const WARM_UP = 16

/** What stepping a chain of some subnets costs; every time is of CPU, the collector's threads included. */
export interface Stepped {
  readonly subnets: number
  readonly blocks: number
  /** By the clock, in seconds. */
  readonly wallSeconds: number
  readonly cpuSeconds: number
  /** Microseconds of one subnet in one block, in the first tempos and in the one after them. */
  readonly first: number
  readonly steady: number
  /** What a day of 128 such subnets would take on one core, in seconds. */
  readonly dayOf128: number
}

/** What a day of 128 subnets may take on one core, in seconds. */
export const DAY_AIM = 60

/**
 * Steps chains of growing numbers of subnets, each with 64 validators and 192 miners at tempo 360, through three tempos.
 * It is the built simulator that runs, as it is installed.
 */
export async function benchBlocks(counts: readonly number[]): Promise<Stepped[]> {
  const { createDevnet } = await builtSimulator()
  await cryptoReady()
  const results: Stepped[] = []
  // The first chain only warms the engine up.
  for (const [run, subnets] of [WARM_UP, ...counts].entries()) {
    const devnet = await createDevnet({ genesis: crowded(subnets), sealing: 'manual' })
    const start = performance.now()
    const first = await cpuOf(() => devnet.newBlocks(FIRST_TEMPOS * TEMPO))
    const steady = await cpuOf(() => devnet.newBlocks(TEMPO))
    const wallSeconds = (performance.now() - start) / 1_000
    await devnet.close()
    if (run === 0) continue
    const day = first + steady * (TEMPOS_A_DAY - FIRST_TEMPOS)
    results.push({
      subnets,
      blocks: (FIRST_TEMPOS + 1) * TEMPO,
      wallSeconds,
      cpuSeconds: (first + steady) / 1e6,
      first: first / (FIRST_TEMPOS * TEMPO) / subnets,
      steady: steady / TEMPO / subnets,
      dayOf128: ((day / 1e6) * 128) / subnets,
    })
  }
  return results
}

function account(name: string): `0x${string}` {
  return toHex(blake2b256(new TextEncoder().encode(`bench:${name}`)))
}

function pair(name: string): KeyPair {
  return { coldkey: account(`${name}:cold`), hotkey: account(`${name}:hot`) }
}

/** All of them together hold far less TAO than there may be: only then does each block emit, and trade on every pool. */
function crowded(count: number): Preset {
  const subnets = Array.from({ length: count }, (_, i) => subnet(i + 1))
  return {
    balances: subnets.flatMap(({ owner, validators, miners }) =>
      [owner, ...validators, ...miners].map(({ coldkey }) => [coldkey, 100n * TAO] as const),
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
    tempo: TEMPO,
    pool: { tao: 5_000n * TAO, alpha: (10_000n + BigInt(netuid)) * TAO },
    validators: people('validator', VALIDATORS).map((keys, i) => ({
      ...keys,
      stake: BigInt(10 + i) * TAO,
    })),
    miners: people('miner', MINERS),
  }
}
