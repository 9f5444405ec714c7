import type { Hex } from '../../../codec/index.ts'
import { RpcError } from '../rpc-error.ts'
import type { Call } from './method.ts'
import { invalidParams } from './params.ts'

/** Bytes of a dump that go into one message: fewer than a server takes, also in base64. */
const PART = 4 * 1024 * 1024
/** Most parts that are collected: a gibibyte. */
const MOST_PARTS = 256

/** Where a connection keeps the dump that it reads, and the parts that it has sent. */
const READING = 'dump'
const SENDING = 'load'

interface Sending {
  readonly total: number
  readonly received: Uint8Array[]
}

/**
 * `[part?]` → `{part, parts, data}`: the whole chain as a file, in base64. Part 0 makes the dump; a longer one is then
 * read part by part over the same WebSocket.
 */
export function dev_dump({ node, session, params }: Call) {
  const part = params.optionalNumber('part', MOST_PARTS) ?? 0
  if (part === 0) session.attachments.set(READING, node.chain.dump())
  const dump = session.attachments.get(READING)
  if (!(dump instanceof Uint8Array))
    throw new RpcError(-32000, 'ask for part 0 first, over the same WebSocket')
  const parts = Math.ceil(dump.length / PART)
  if (part >= parts) throw invalidParams(`\`part\`: there are ${parts}, from 0`)
  if (part === parts - 1) session.attachments.delete(READING)
  const bytes = dump.subarray(part * PART, (part + 1) * PART)
  return { part, parts, data: Buffer.from(bytes).toString('base64') }
}

/**
 * `[data, part?, parts?]` → hash of the head once the last part is there, `null` before. The dump's chain takes the place
 * of this one, its snapshots included; transactions that wait are forgotten.
 */
export function dev_load({ node, session, params }: Call): Hex | null {
  const data = Buffer.from(params.text('data'), 'base64')
  const part = params.optionalNumber('part', MOST_PARTS) ?? 0
  const total = params.optionalNumber('parts', MOST_PARTS) ?? 1
  const before = session.attachments.get(SENDING) as Sending | undefined
  const sending = part === 0 ? { total, received: [] } : before
  if (sending?.received.length !== part || sending.total !== total || part >= total)
    throw new RpcError(-32000, 'send parts in order, from 0, over the same WebSocket')
  sending.received.push(data)
  session.attachments.set(SENDING, sending)
  if (sending.received.length < total) return null
  session.attachments.delete(SENDING)
  return node.load(Buffer.concat(sending.received)).hash
}
