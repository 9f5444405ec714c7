import { bytes, CodecError, spelled, toHex, tuple, u32, vec } from '../../../codec/index.ts'
import { blake2b256 } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { fail } from '../../frame/dispatch-error.ts'
import { ensureRoot, ensureSigned, ensureSignedOrRoot } from '../../frame/origin.ts'
import { call } from '../../frame/pallet.ts'
import { clearRawPrefix, writeRawKey } from '../../frame/raw-storage.ts'
import { type Weight, weight } from '../../frame/weight.ts'
import { Event } from './events.ts'

function perItem(base: bigint, each: bigint, count: number): Weight {
  return weight(base + each * BigInt(count), 0n, 0n, BigInt(count))
}

function hexOf(key: Uint8Array): string {
  return toHex(key).slice(2)
}

/** @throws {DispatchFailure} Other for what is no key or value of this runtime; upstream would write anything. */
function writeOrFail(ctx: Context, key: Uint8Array, value: Uint8Array | undefined): void {
  try {
    if (writeRawKey(ctx, hexOf(key), value)) return
  } catch (error) {
    if (!(error instanceof CodecError)) throw error
  }
  fail({ type: 'Other' })
}

const remark = call(
  {
    index: 0,
    name: 'remark',
    args: { remark: bytes },
    docs: 'Puts bytes on the chain and does nothing else.',
    weight: (args) => weight(1_586_000n + 10_920n * BigInt(args.remark.length)),
  },
  (ctx) => {
    ensureSignedOrRoot(ctx.origin)
    return undefined
  },
)

const remarkWithEvent = call(
  {
    index: 7,
    name: 'remark_with_event',
    args: { remark: bytes },
    docs: 'Puts bytes on the chain and says so in an event.',
    weight: (args) => weight(4_725_000n + 12_386n * BigInt(args.remark.length)),
  },
  (ctx, args) => {
    const sender = ensureSigned(ctx.origin)
    ctx.deposit(Event.Remarked({ sender, hash: toHex(blake2b256(args.remark)) }))
    return undefined
  },
)

const setStorage = call(
  {
    index: 4,
    name: 'set_storage',
    args: { items: spelled(vec(tuple(bytes, bytes)), 'Vec<KeyValue>') },
    docs: 'Root: writes raw storage, as far as the runtime knows what it means.',
    weight: ({ items }) => perItem(1_565_000n, 733_648n, items.length),
    class: 'Operational',
  },
  (ctx, { items }) => {
    ensureRoot(ctx.origin)
    for (const [key, value] of items) writeOrFail(ctx, key, value)
    return undefined
  },
)

const killStorage = call(
  {
    index: 5,
    name: 'kill_storage',
    args: { keys: spelled(vec(bytes), 'Vec<Key>') },
    docs: 'Root: removes raw storage.',
    weight: ({ keys }) => perItem(1_624_000n, 566_903n, keys.length),
    class: 'Operational',
  },
  (ctx, { keys }) => {
    ensureRoot(ctx.origin)
    for (const key of keys) writeOrFail(ctx, key, undefined)
    return undefined
  },
)

const killPrefix = call(
  {
    index: 6,
    name: 'kill_prefix',
    args: { prefix: spelled(bytes, 'Key'), subkeys: u32 },
    docs: 'Root: removes raw storage below a prefix.',
    weight: ({ subkeys }) => {
      const count = BigInt(subkeys) + 1n
      return weight(2_964_000n + 1_340_742n * count, 70n * count, count, count)
    },
    class: 'Operational',
  },
  (ctx, { prefix, subkeys }) => {
    ensureRoot(ctx.origin)
    clearRawPrefix(ctx, hexOf(prefix), subkeys)
    return undefined
  },
)

export const calls = [remark, setStorage, killStorage, killPrefix, remarkWithEvent]
