import { DtaoError } from '../../errors/base.ts'
import { type Change, type Changes, changesOf } from '../frame/changes.ts'
import { Context } from '../frame/context.ts'
import { type Applied, BlockExecution, type SignatureCache } from '../frame/executive.ts'
import { decodeExtrinsic, type Extrinsic, encodeBare } from '../frame/extrinsic.ts'
import type { RuntimeCall } from '../frame/pallet.ts'
import type { Runtime } from '../frame/runtime.ts'
import type { State } from '../frame/state.ts'
import { type Block, chainStateRoot, extrinsicsRoot, type Head, hashHeader } from './block.ts'
import { EmptyBlockError } from './refusals.ts'

/** Virtual milliseconds from one block to the next, as on Finney. */
export const BLOCK_MILLIS = 12_000n

/** What goes into a block besides its timestamp. */
export interface BlockPlan {
  /** What the block's author says at its start, besides the time; asked for once the block has begun. */
  readonly inherents?: (ctx: Context) => readonly RuntimeCall[]
  /** Taken one by one until there are no more. */
  readonly extrinsics?: Iterable<Extrinsic>
  /** Told what may not be included, and why. */
  readonly refused?: (extrinsic: Extrinsic, error: Error) => void
  /**
   * Changes state after the last extrinsic, for development methods; what it returns are changes to keys that
   * the runtime does not know.
   */
  readonly amend?: (ctx: Context) => readonly Change[]
  /** Whether a block without transactions is none. */
  readonly needsExtrinsic?: boolean
  /** Virtual time of the block, instead of twelve seconds after its parent. */
  readonly time?: bigint
}

/** A block with what building it brought about. */
export interface SealedBlock extends Block {
  /** What became of each extrinsic, the inherents included. */
  readonly applied: readonly Applied[]
  /** What it changed, in ascending order of key; not told of blocks that are added in bulk. */
  readonly changes: readonly Change[]
}

/** A block that is to be stored. */
export interface BuiltBlock extends Omit<SealedBlock, 'changes'> {
  readonly changes: Changes
}

/** The timestamp that opens every block. */
export function inherent(runtime: Runtime, time: bigint): Extrinsic {
  return unsigned(runtime, { pallet: 'Timestamp', name: 'set', args: { now: time } })
}

function unsigned(runtime: Runtime, call: RuntimeCall): Extrinsic {
  return decodeExtrinsic(runtime.extrinsic, encodeBare(runtime.extrinsic, call))
}

/** Begins the block after `parent`: the pallets' hooks, then what its author says. */
function begin(
  execution: BlockExecution,
  runtime: Runtime,
  state: State,
  parent: Head,
  plan: Pick<BlockPlan, 'inherents'> & { readonly time: bigint },
): [Extrinsic, Applied][] {
  execution.initialize(parent.header.number + 1, parent.hash)
  const said = plan.inherents?.(new Context(runtime, state)) ?? []
  const inherents = [inherent(runtime, plan.time), ...said.map((call) => unsigned(runtime, call))]
  return inherents.map((extrinsic) => [extrinsic, execution.apply(extrinsic, true)])
}

/**
 * What the first transaction of the block after `parent` would find changed on `state`, which is the parent's and is as it
 * was afterwards: raw keys with what they would hold.
 */
export function beginning(
  { runtime, state }: Context,
  parent: Head,
  plan: Pick<BlockPlan, 'inherents'>,
): Map<string, Uint8Array | undefined> {
  const mark = state.mark()
  try {
    const time = parent.time + BLOCK_MILLIS
    begin(new BlockExecution(runtime, state), runtime, state, parent, { ...plan, time })
    return state.changes()
  } finally {
    state.rollback(mark)
  }
}

/**
 * Builds the block after `parent` on `state`, which is the parent's and becomes the block's. Nothing is stored.
 *
 * @throws {EmptyBlockError} where the plan needs a transaction and none could be included.
 */
export function buildBlock(
  runtime: Runtime,
  state: State,
  parent: Head,
  plan: BlockPlan,
  verified: SignatureCache,
): BuiltBlock {
  const { extrinsics = [], refused, amend, time = parent.time + BLOCK_MILLIS } = plan
  const number = parent.header.number + 1
  const execution = new BlockExecution(runtime, state, verified)
  const inherents = begin(execution, runtime, state, parent, { ...plan, time })
  const applied = inherents.map(([, outcome]) => outcome)
  const included = inherents.map(([{ bytes }]) => bytes)
  for (const extrinsic of extrinsics)
    try {
      applied.push(execution.apply(extrinsic))
      included.push(extrinsic.bytes)
    } catch (error) {
      // The store's own troubles end the block; what one extrinsic runs into ends that extrinsic.
      if (!(error instanceof Error) || error instanceof DtaoError) throw error
      refused?.(extrinsic, error)
    }
  if (plan.needsExtrinsic === true && included.length === inherents.length)
    throw new EmptyBlockError()
  const raw = amend?.(new Context(runtime, state, { type: 'Finalization' })) ?? []
  execution.finalize()
  const changes = raw.length === 0 ? state.settle() : changesOf([...state.drain(), ...raw])
  const header = {
    parentHash: parent.hash,
    number,
    stateRoot: chainStateRoot(parent.header.stateRoot, changes),
    extrinsicsRoot: extrinsicsRoot(included),
    logs: [],
  }
  return { hash: hashHeader(header), header, time, extrinsics: included, applied, changes }
}
