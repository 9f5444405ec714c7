import { type Hex, toHex } from '../../codec/index.ts'
import { blake2b256 } from '../../crypto/index.ts'
import { type Changes, changesOf } from '../frame/changes.ts'
import type { Runtime } from '../frame/runtime.ts'
import { EMPTY_BACKING, State } from '../frame/state.ts'
import { type Block, chainStateRoot, extrinsicsRoot, hashHeader, ZERO_HASH } from './block.ts'

/** Raw key of the runtime's code. */
const CODE_KEY = Buffer.from(':code').toString('hex')

/** What a chain begins with: data for the pallets, a name that says which, and the time at block 0. */
export interface Genesis {
  readonly preset: string
  /** Virtual milliseconds since 1970. */
  readonly time: bigint
  readonly build: (runtime: Runtime, state: State) => void
}

/**
 * Block 0 and what it puts into state. In place of code, state holds the hash of the runtime's metadata: so two runtimes
 * never share a genesis hash, by which clients remember metadata.
 */
export function genesisBlock(
  runtime: Runtime,
  genesis: Genesis,
): { readonly block: Block; readonly changes: Changes } {
  const state = new State(EMPTY_BACKING)
  genesis.build(runtime, state)
  const { specName, specVersion } = runtime.version
  const code: Hex = toHex(blake2b256(runtime.metadataV15()))
  const changes = changesOf([
    {
      key: CODE_KEY,
      before: undefined,
      after: new TextEncoder().encode(`${specName}/${specVersion}/${code}`),
    },
    ...state.drain(),
  ])
  const header = {
    parentHash: ZERO_HASH,
    number: 0,
    stateRoot: chainStateRoot(ZERO_HASH, changes),
    extrinsicsRoot: extrinsicsRoot([]),
    logs: [],
  }
  const block = { hash: hashHeader(header), header, time: genesis.time, extrinsics: [] }
  return { block, changes }
}
