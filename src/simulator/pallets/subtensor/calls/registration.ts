import { bytes, option, spelled, u64 } from '../../../../codec/index.ts'
import { ensureSigned } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import { AccountId, NetUid } from '../../../frame/types.ts'
import { weight } from '../../../frame/weight.ts'
import { doRegisterNetwork } from '../subnets/register-network.ts'
import { doRegister, doRegisterLimit } from '../subnets/registration.ts'
import { doRootRegister } from '../subnets/root-register.ts'
import { SubnetIdentityV3 } from '../types/index.ts'

/** Joining subnets and root, and creating subnets. */
export const registrationCalls: readonly Call[] = [
  call(
    {
      index: 6,
      name: 'register',
      args: {
        netuid: NetUid,
        block_number: u64,
        nonce: u64,
        work: bytes,
        hotkey: AccountId,
        coldkey: AccountId,
      },
      docs: 'As burned_register; a proof of work counts no longer',
      weight: weight(349_872_000n, 6_148n, 34n, 29n),
    },
    (ctx, { netuid, hotkey }) => {
      doRegister(ctx, ensureSigned(ctx.origin), netuid, hotkey)
      return undefined
    },
  ),
  call(
    {
      index: 7,
      name: 'burned_register',
      args: { netuid: NetUid, hotkey: AccountId },
      docs: 'Puts a hotkey on a subnet for the price of the moment',
      weight: weight(336_815_000n, 6_148n, 34n, 29n),
    },
    (ctx, { netuid, hotkey }) => {
      doRegister(ctx, ensureSigned(ctx.origin), netuid, hotkey)
      return undefined
    },
  ),
  call(
    {
      index: 59,
      name: 'register_network',
      args: { hotkey: AccountId },
      docs: 'Creates a subnet for the price of the moment',
      weight: weight(277_125_000n, 9_947n, 40n, 48n),
    },
    (ctx, { hotkey }) => {
      doRegisterNetwork(ctx, ensureSigned(ctx.origin), hotkey)
      return undefined
    },
  ),
  call(
    {
      index: 62,
      name: 'root_register',
      args: { hotkey: AccountId },
      docs: 'Gives a hotkey a seat on root',
      weight: weight(103_934_000n, 4_981n, 19n, 16n),
    },
    (ctx, { hotkey }) => {
      doRootRegister(ctx, ensureSigned(ctx.origin), hotkey)
      return undefined
    },
  ),
  call(
    {
      index: 79,
      name: 'register_network_with_identity',
      args: {
        hotkey: AccountId,
        identity: option(spelled(SubnetIdentityV3, 'SubnetIdentityOfV3')),
      },
      docs: 'Creates a subnet and describes it',
      weight: weight(275_041_000n, 9_883n, 39n, 47n),
    },
    (ctx, { hotkey, identity }) => {
      doRegisterNetwork(ctx, ensureSigned(ctx.origin), hotkey, identity)
      return undefined
    },
  ),
  call(
    {
      index: 134,
      name: 'register_limit',
      args: { netuid: NetUid, hotkey: AccountId, limit_price: u64 },
      docs: 'Puts a hotkey on a subnet, at most for a price in rao',
      weight: weight(354_200_000n, 0n, 47n, 40n),
    },
    (ctx, { netuid, hotkey, limit_price }) => {
      doRegisterLimit(ctx, ensureSigned(ctx.origin), netuid, hotkey, limit_price)
      return undefined
    },
  ),
]
