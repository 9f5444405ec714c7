import { bytes, spelled, vec } from '../../../codec/index.ts'
import { ensure } from '../../frame/dispatch-error.ts'
import { ensureRoot, ensureSigned, ensureSignedOrRoot } from '../../frame/origin.ts'
import { type Call, call } from '../../frame/pallet.ts'
import { H256 } from '../../frame/types.ts'
import { weight } from '../../frame/weight.ts'
import { Errors } from './errors.ts'
import { notePreimage, requestPreimage, unnotePreimage, unrequestPreimage } from './preimages.ts'
import { ensureUpdated } from './update.ts'

const Hash = spelled(H256, 'T::Hash')
/** Hashes in one `ensure_updated` at most. */
const MAX_BULK = 1024

/** The calls of the Preimage pallet (substrate/frame/preimage/src/lib.rs, pallet-preimage 41.0.0). */
export const calls: readonly Call[] = [
  call(
    {
      index: 0,
      name: 'note_preimage',
      args: { bytes },
      docs: 'Keeps a preimage, for a deposit unless the chain wants it.',
      weight: (args) => weight(50_499_000n + 13_491n * BigInt(args.bytes.length), 28_584n, 5n, 3n),
    },
    (ctx, args) => {
      const depositor = ensureSignedOrRoot(ctx.origin)
      const { requested } = notePreimage(ctx, args.bytes, depositor)
      return { pays: requested || depositor === undefined ? 'No' : 'Yes' }
    },
  ),
  call(
    {
      index: 1,
      name: 'unnote_preimage',
      args: { hash: Hash },
      docs: 'Forgets a preimage and gives the deposit back.',
      weight: weight(50_830_000n, 3_892n, 3n, 3n),
    },
    (ctx, { hash }) => {
      unnotePreimage(ctx, hash, ensureSignedOrRoot(ctx.origin))
      return undefined
    },
  ),
  call(
    {
      index: 2,
      name: 'request_preimage',
      args: { hash: Hash },
      docs: 'Root: wants a preimage, which anybody may then note for nothing.',
      weight: weight(19_292_000n, 3_556n, 2n, 1n),
    },
    (ctx, { hash }) => {
      ensureRoot(ctx.origin)
      requestPreimage(ctx, hash)
      return undefined
    },
  ),
  call(
    {
      index: 3,
      name: 'unrequest_preimage',
      args: { hash: Hash },
      docs: 'Root: wants a preimage no longer.',
      weight: weight(20_209_000n, 3_556n, 2n, 2n),
    },
    (ctx, { hash }) => {
      ensureRoot(ctx.origin)
      unrequestPreimage(ctx, hash)
      return undefined
    },
  ),
  call(
    {
      index: 4,
      name: 'ensure_updated',
      args: { hashes: spelled(vec(H256), 'Vec<T::Hash>') },
      docs: 'Brings old preimages up to date; free if nine in ten of them were old.',
      weight: ({ hashes }) => {
        const n = BigInt(hashes.length)
        return weight(56_817_000n + 59_397_441n * n, 28_584n + 2_902n * n, 2n + 3n * n, 4n * n)
      },
    },
    (ctx, { hashes }) => {
      ensureSigned(ctx.origin)
      ensure(hashes.length > 0, Errors.TooFew)
      ensure(hashes.length <= MAX_BULK, Errors.TooMany)
      const updated = hashes.filter((hash) => ensureUpdated(ctx, hash)).length
      return { pays: updated * 10 < hashes.length * 9 ? 'Yes' : 'No' }
    },
  ),
]
