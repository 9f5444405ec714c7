import { CodecError, fromHex, type Hex } from '../../../codec/index.ts'
import type { Context } from '../../frame/context.ts'
import { REGIME_NAMES, regimeNamed } from '../../pallets/devnet/regime.ts'
import { getNextEpochStartBlock } from '../../pallets/subtensor/epoch/schedule.ts'
import {
  LastEpochBlock,
  MaxEpochsPerBlock,
  NetworksAdded,
} from '../../pallets/subtensor/storage/index.ts'
import { ROOT_NETUID } from '../../pallets/subtensor/subnets/subnet.ts'
import { JsonValueError } from '../dev/json-scale.ts'
import { namedWrites, type RawWrite, writeRaw } from '../dev/set-storage.ts'
import { timeTaken } from '../dev/time-travel.ts'
import { UnknownSnapshotError } from '../refusals.ts'
import { RpcError } from '../rpc-error.ts'
import { type Call, known, rawAt } from './method.ts'
import { invalidParams } from './params.ts'

/** Most blocks of one call: a month of Finney's. */
const MOST_BLOCKS = 216_000

/** `[{count} | {to} | count]?` → hash of the last block. Waiting transactions enter the first. */
export async function dev_newBlock({ node, params }: Call): Promise<Hex> {
  const asked = params.optional('options') ?? 1
  const { count, to } =
    typeof asked === 'object'
      ? (asked as { count?: unknown; to?: unknown })
      : { count: asked, to: undefined }
  const { number } = node.chain.head.header
  const wanted = to === undefined ? (count ?? 1) : Number(to) - number
  if (typeof wanted !== 'number' || !Number.isInteger(wanted) || wanted < 1 || wanted > MOST_BLOCKS)
    throw invalidParams(`\`count\`: expected 1 to ${MOST_BLOCKS} blocks, or \`to\` above ${number}`)
  const { hash } = node.seal()
  return wanted === 1 ? hash : (await node.advance(wanted - 1)).hash
}

function explained<T>(body: () => T): T {
  try {
    return body()
  } catch (error) {
    if (error instanceof JsonValueError || error instanceof CodecError)
      throw invalidParams(error.message)
    if (error instanceof UnknownSnapshotError) throw new RpcError(-32000, error.message)
    throw error
  }
}

function rawWrites(pairs: readonly unknown[]): RawWrite[] {
  return pairs.map((pair) => {
    const [key, value] = Array.isArray(pair) ? pair : []
    if (typeof key !== 'string' || (value !== null && typeof value !== 'string'))
      throw invalidParams('`values`: expected [[key, hex or null], …]')
    try {
      const raw = Buffer.from(fromHex(key)).toString('hex')
      return [raw, value === null ? undefined : fromHex(value)]
    } catch {
      throw invalidParams('`values`: keys and values are hex')
    }
  })
}

/**
 * `[[[key, hex | null]…]]` or `[{Pallet: {Item: value, Map: [[[key…], value]…]}}]` → hash of the block that sets it.
 * The change stands at the end of a block of its own, so that every reader and subscriber sees it.
 */
export function dev_setStorage({ node, params }: Call): Hex {
  const values = params.optional('values')
  if (typeof values !== 'object' || values === null)
    throw invalidParams('`values`: expected pairs of raw keys and values, or an object by name')
  return explained(() => {
    const writes = Array.isArray(values)
      ? rawWrites(values)
      : namedWrites(node.chain.runtime, values as Readonly<Record<string, unknown>>)
    const before = rawAt(node, undefined)
    return node.seal({ amend: (ctx) => writeRaw(ctx, writes, (key) => before.get(key)) }).hash
  })
}

/** `[address, rao]` → hash of the block in which the free balance is that. Issuance moves with it. */
export function dev_setBalance({ node, params }: Call): Hex {
  const account = params.account('address')
  const rao = params.amount('rao')
  const args = { who: { type: 'Id', value: account }, new_free: rao }
  const call = { pallet: 'Balances', name: 'force_set_balance', args }
  const amend = (ctx: Context) => {
    ctx.dispatch(call)
    return []
  }
  return node.seal({ amend }).hash
}

/** `[root | stao | dtao-launch | dtao | flow]` → hash of the block from which on TAO reaches subnets that way. */
export function dev_setEmissionRegime({ node, params }: Call): Hex {
  const regime = regimeNamed(params.text('regime'))
  if (regime === undefined)
    throw invalidParams(`\`regime\`: expected one of ${Object.keys(REGIME_NAMES).join(', ')}`)
  const call = { pallet: 'Devnet', name: 'set_emission_regime', args: { regime } }
  const amend = (ctx: Context) => {
    ctx.dispatch(call)
    return []
  }
  return node.seal({ amend }).hash
}

/** → an id for {@link dev_revert}. */
export function dev_snapshot({ node }: Call): string {
  return node.chain.snapshot().id
}

/** → every snapshot that can be gone back to: `[{id, number, hash}]`, oldest first. */
export function dev_snapshots({ node }: Call) {
  return node.chain.snapshots()
}

/** `[id]` → hash of the head, which is the snapshot's again. */
export function dev_revert({ node, params }: Call): Hex {
  const id = params.text('id')
  return explained(() => node.revert(id).hash)
}

/** → hash of block 0, which is all that is left. */
export function dev_reset({ node }: Call): Hex {
  return node.reset().hash
}

/** → `{number, hash, time}` of the head, its virtual time in milliseconds since 1970. */
export function dev_time({ node }: Call) {
  const { header, hash, time } = node.chain.head
  return { number: header.number, hash, time: Number(time) }
}

/**
 * `[hash?]` → a name for the state that the first transaction of the block after `hash` (the head) finds: what that block
 * emits and runs before any transaction is in it. State methods take the name in place of a block hash.
 *
 * @throws {RpcError} 4003 for a block that is unknown or too old.
 */
export function dev_nextBlockState({ node, params }: Call): Hex {
  const hash = params.optionalHash('hash') ?? node.chain.head.hash
  return known(() => node.nextState(hash))
}

/**
 * `[netuid]` → `{last, next}`: the blocks in which the epoch of a subnet ran last and is due next; `next` is `null` where
 * epochs never run, and `last` 0 where none has.
 */
export function dev_epoch({ node, params }: Call) {
  const netuid = params.number('netuid', 0xffff)
  const ctx = node.chain.context
  if (!NetworksAdded.get(ctx, netuid)) throw new RpcError(-32000, `there is no subnet ${netuid}`)
  // Root has a tempo, and nothing that it would time.
  const runs = netuid !== ROOT_NETUID && MaxEpochsPerBlock.get(ctx) > 0
  const next = runs ? getNextEpochStartBlock(ctx, netuid) : undefined
  const first = node.chain.head.header.number + 1
  return {
    last: Number(LastEpochBlock.get(ctx, netuid)),
    next: next === undefined ? null : Math.max(Number(next), first),
  }
}

/** `[milliseconds | date]` → the virtual time of a new block, which later ones count on from. */
export function dev_timeTravel({ node, params }: Call): number {
  const asked = params.optional('date')
  const time = typeof asked === 'string' ? Date.parse(asked) : asked
  if (typeof time !== 'number' || !Number.isSafeInteger(time))
    throw invalidParams('`date`: expected milliseconds since 1970, or a date')
  const taken = timeTaken(Number(node.chain.head.time), time)
  if (taken !== undefined) throw invalidParams(`\`date\`: expected ${taken}; dev_revert goes back`)
  return Number(node.seal({ time: BigInt(time) }).time)
}
