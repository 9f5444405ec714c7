import { bool } from '../../../../codec/index.ts'
import { ensureRoot, ensureSigned } from '../../../frame/origin.ts'
import { call } from '../../../frame/pallet.ts'
import { LookupSource, lookup } from '../../../frame/types.ts'
import { weight } from '../../../frame/weight.ts'
import { burnFrom, transfer } from '../currency.ts'
import { reducibleBalance } from '../inspect.ts'
import { CompactBalance } from '../types.ts'

const transferAllowDeath = call(
  {
    index: 0,
    name: 'transfer_allow_death',
    args: { dest: LookupSource, value: CompactBalance },
    docs: 'Sends TAO; an account left below the existential deposit is reaped.',
    weight: weight(48_834_000n, 3593n, 1n, 1n),
  },
  (ctx, { dest, value }) => {
    transfer(ctx, ensureSigned(ctx.origin), lookup(dest), value, 'Expendable')
    return undefined
  },
)

const forceTransfer = call(
  {
    index: 2,
    name: 'force_transfer',
    args: { source: LookupSource, dest: LookupSource, value: CompactBalance },
    docs: 'Root: sends TAO of another account.',
    weight: weight(49_519_000n, 6196n, 2n, 2n),
  },
  (ctx, { source, dest, value }) => {
    ensureRoot(ctx.origin)
    transfer(ctx, lookup(source), lookup(dest), value, 'Expendable')
    return undefined
  },
)

const transferKeepAlive = call(
  {
    index: 3,
    name: 'transfer_keep_alive',
    args: { dest: LookupSource, value: CompactBalance },
    docs: 'Sends TAO; refused if the sender would be reaped.',
    weight: weight(39_051_000n, 3593n, 1n, 1n),
  },
  (ctx, { dest, value }) => {
    transfer(ctx, ensureSigned(ctx.origin), lookup(dest), value, 'Preserve')
    return undefined
  },
)

const transferAll = call(
  {
    index: 4,
    name: 'transfer_all',
    args: { dest: LookupSource, keep_alive: bool },
    docs: 'Sends all TAO that is free to go.',
    weight: weight(48_209_000n, 3593n, 1n, 1n),
  },
  (ctx, { dest, keep_alive }) => {
    const source = ensureSigned(ctx.origin)
    const preservation = keep_alive ? 'Preserve' : 'Expendable'
    const amount = reducibleBalance(ctx, source, preservation, 'Polite')
    transfer(ctx, source, lookup(dest), amount, preservation)
    return undefined
  },
)

const burn = call(
  {
    index: 10,
    name: 'burn',
    args: { value: CompactBalance, keep_alive: bool },
    docs: 'Destroys TAO of the signer.',
    // Upstream has the two the wrong way round; so have we.
    weight: (args) => weight(args.keep_alive ? 30_219_000n : 20_720_000n),
  },
  (ctx, { value, keep_alive }) => {
    const source = ensureSigned(ctx.origin)
    burnFrom(ctx, source, value, keep_alive ? 'Preserve' : 'Expendable', 'Exact', 'Polite')
    return undefined
  },
)

export const transferCalls = [
  transferAllowDeath,
  forceTransfer,
  transferKeepAlive,
  transferAll,
  burn,
]
