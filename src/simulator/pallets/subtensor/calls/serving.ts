import { bytes, fixedBytes, u8, u16, u32, u64, u128 } from '../../../../codec/index.ts'
import { ensureSigned } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import { H160, NetUid } from '../../../frame/types.ts'
import { weight } from '../../../frame/weight.ts'
import { doServeAxon, doServePrometheus } from '../subnets/serving.ts'
import { doAssociateEvmKey } from '../utils/evm.ts'

const axon = {
  netuid: NetUid,
  version: u32,
  ip: u128,
  port: u16,
  ip_type: u8,
  protocol: u8,
  placeholder1: u8,
  placeholder2: u8,
}

/** Saying where neurons serve, and which EVM address is theirs. Such calls pay no fee. */
export const servingCalls: readonly Call[] = [
  call(
    {
      index: 4,
      name: 'serve_axon',
      args: axon,
      docs: 'Announces where a neuron serves',
      weight: weight(31_278_000n, 4_178n, 3n, 1n),
      pays: 'No',
    },
    (ctx, { netuid, ...endpoint }) => {
      doServeAxon(ctx, ensureSigned(ctx.origin), netuid, endpoint)
      return undefined
    },
  ),
  call(
    {
      index: 5,
      name: 'serve_prometheus',
      args: { netuid: NetUid, version: u32, ip: u128, port: u16, ip_type: u8 },
      docs: "Announces where a neuron's metrics are",
      weight: weight(29_294_000n, 4_277n, 3n, 1n),
      pays: 'No',
    },
    (ctx, { netuid, ...endpoint }) => {
      doServePrometheus(ctx, ensureSigned(ctx.origin), netuid, endpoint)
      return undefined
    },
  ),
  call(
    {
      index: 40,
      name: 'serve_axon_tls',
      args: { ...axon, certificate: bytes },
      docs: 'Announces where a neuron serves, and with which certificate',
      weight: weight(30_617_000n, 4_149n, 3n, 1n),
      pays: 'No',
    },
    (ctx, { netuid, certificate, ...endpoint }) => {
      doServeAxon(ctx, ensureSigned(ctx.origin), netuid, endpoint, certificate)
      return undefined
    },
  ),
  call(
    {
      index: 93,
      name: 'associate_evm_key',
      args: {
        netuid: NetUid,
        evm_key: H160,
        block_number: u64,
        signature: fixedBytes(65, 'Signature'),
      },
      docs: 'Notes the EVM address of a neuron, which has signed the hotkey',
      weight: weight(684_242_000n, 4_415n, 3n, 1n),
      pays: 'No',
    },
    (ctx, { netuid, evm_key, block_number, signature }) => {
      const proof = { evmKey: evm_key, blockNumber: block_number, signature }
      doAssociateEvmKey(ctx, ensureSigned(ctx.origin), netuid, proof)
      return undefined
    },
  ),
]
