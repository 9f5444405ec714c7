import { bytes } from '../../../../codec/index.ts'
import { ensureRoot, ensureSigned } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import { AccountId, NetUid } from '../../../frame/types.ts'
import { weight } from '../../../frame/weight.ts'
import { doDissolveNetwork } from '../subnets/dissolve-network.ts'
import { doStartCall } from '../subnets/start-call.ts'
import { updateSymbol } from '../subnets/update-symbol.ts'
import { doSetIdentity, doSetSubnetIdentity } from '../utils/identity.ts'

/** The life of a subnet, and what people and subnets say of themselves. */
export const subnetCalls: readonly Call[] = [
  call(
    {
      index: 61,
      name: 'dissolve_network',
      args: { coldkey: AccountId, netuid: NetUid },
      docs: 'Ends a subnet, by root alone',
      weight: weight(119_000_000n, 0n, 6n, 31n),
    },
    (ctx, { netuid }) => {
      ensureRoot(ctx.origin)
      doDissolveNetwork(ctx, netuid)
      return undefined
    },
  ),
  call(
    {
      index: 68,
      name: 'set_identity',
      args: {
        name: bytes,
        url: bytes,
        github_repo: bytes,
        image: bytes,
        discord: bytes,
        description: bytes,
        additional: bytes,
      },
      docs: 'Describes the coldkey that signs',
      weight: weight(32_040_000n, 6_829n, 3n, 1n),
    },
    (ctx, identity) => {
      doSetIdentity(ctx, ensureSigned(ctx.origin), identity)
      return undefined
    },
  ),
  call(
    {
      index: 78,
      name: 'set_subnet_identity',
      args: {
        netuid: NetUid,
        subnet_name: bytes,
        github_repo: bytes,
        subnet_contact: bytes,
        subnet_url: bytes,
        discord: bytes,
        description: bytes,
        logo_url: bytes,
        additional: bytes,
      },
      docs: 'Describes a subnet, by its owner',
      weight: weight(17_513_000n, 4_060n, 1n, 1n),
    },
    (ctx, { netuid, ...identity }) => {
      doSetSubnetIdentity(ctx, ensureSigned(ctx.origin), netuid, identity)
      return undefined
    },
  ),
  call(
    {
      index: 92,
      name: 'start_call',
      args: { netuid: NetUid },
      docs: 'Starts a subnet, by its owner',
      weight: weight(39_454_000n, 4_583n, 5n, 2n),
    },
    (ctx, { netuid }) => {
      doStartCall(ctx, ctx.origin, netuid)
      return undefined
    },
  ),
  call(
    {
      index: 112,
      name: 'update_symbol',
      args: { netuid: NetUid, symbol: bytes },
      docs: 'Gives a subnet another symbol, by its owner or root',
      weight: weight(28_313_000n, 9_074n, 4n, 1n),
    },
    (ctx, { netuid, symbol }) => {
      updateSymbol(ctx, ctx.origin, netuid, symbol)
      return undefined
    },
  ),
  call(
    {
      index: 120,
      name: 'root_dissolve_network',
      args: { netuid: NetUid },
      docs: 'Ends a subnet, by root alone',
      weight: weight(119_000_000n, 0n, 6n, 31n),
    },
    (ctx, { netuid }) => {
      ensureRoot(ctx.origin)
      doDissolveNetwork(ctx, netuid)
      return undefined
    },
  ),
]
