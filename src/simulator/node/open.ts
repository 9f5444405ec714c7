import { cryptoReady } from '../../crypto/index.ts'
import type { Runtime } from '../frame/runtime.ts'
import { buildGenesis } from '../runtime/genesis/build.ts'
import type { Preset } from '../runtime/genesis/preset.ts'
import { createRuntime } from '../runtime/index.ts'
import { builtMetadata } from './built-metadata.ts'
import { Chain } from './chain.ts'
import { LocalNode } from './local-node.ts'
import { presetNamed } from './presets.ts'
import type { Sealing } from './sealing.ts'
import { openMemory } from './store/memory.ts'
import type { Store } from './store/store.ts'

/** Virtual time at block 0 of every chain: 2025-02-13T00:00:00Z, the day on which Dynamic TAO went live. */
const GENESIS_TIME = 1_739_404_800_000n

export interface NodeOptions {
  /** Directory of the chain's data; in memory where there is none. */
  readonly path?: string
  /** What a new chain begins with: the name of a preset, or the data itself. */
  readonly genesis?: string | Preset
  readonly sealing?: Sealing
  /** Keeps every past state, not only the last 256. */
  readonly archive?: boolean
  /** Whether the node opens encrypted transactions (MevShield); the libraries for that take a moment to load. */
  readonly shield?: boolean
}

let shared: Runtime | undefined

/** The runtime: stateless, so one is enough for every chain of a process. */
function runtimeOfProcess(): Runtime {
  shared ??= createRuntime(builtMetadata)
  return shared
}

async function openStore(path: string | undefined): Promise<Store> {
  if (path === undefined) return openMemory()
  // LMDB takes longer to load than all the rest of this room.
  const { openLmdb } = await import('./store/lmdb.ts')
  return openLmdb(path)
}

/**
 * Opens the chain in a data directory, or makes it.
 *
 * @throws {DataDirectoryError | DiskFullError | NewerDataError | CorruptedDataError}
 */
export async function openNode(options: NodeOptions = {}): Promise<LocalNode> {
  const { path, genesis = 'default', sealing = 'instant', archive, shield = false } = options
  await cryptoReady()
  const author = shield ? await (await import('./shield.ts')).loadShield() : undefined
  const preset = typeof genesis === 'string' ? presetNamed(genesis) : genesis
  const store = await openStore(path)
  try {
    const chain = new Chain({
      runtime: runtimeOfProcess(),
      store,
      path: path ?? 'memory',
      ...(archive === undefined ? {} : { archive }),
      genesis: {
        preset: typeof genesis === 'string' ? genesis : 'custom',
        time: GENESIS_TIME,
        build: (runtime, state) => buildGenesis(runtime, state, preset),
      },
    })
    return new LocalNode(chain, sealing, author)
  } catch (error) {
    await store.close()
    throw error
  }
}
