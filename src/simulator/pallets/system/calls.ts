import { bytes, toHex } from '../../../codec/index.ts'
import { blake2b256 } from '../../../crypto/index.ts'
import { ensureSigned, ensureSignedOrRoot } from '../../frame/origin.ts'
import { call } from '../../frame/pallet.ts'
import { weight } from '../../frame/weight.ts'
import { Event } from './events.ts'

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

export const calls = [remark, remarkWithEvent]
