import { encode, toHex, unit, variants } from '../../../codec/index.ts'
import { DispatchErrorCodec } from '../../frame/dispatch-error.ts'
import { InvalidTransaction, ValidityErrorCodec } from '../../frame/validity.ts'
import type { Call } from './method.ts'

/** `ApplyExtrinsicResult`: whether a transaction may be in a block, and then whether its call succeeds. */
const DispatchOutcome = variants({
  Ok: { index: 0, value: unit },
  Err: { index: 1, value: DispatchErrorCodec },
})
const ApplyResult = variants({
  Ok: { index: 0, value: DispatchOutcome },
  Err: { index: 1, value: ValidityErrorCodec },
})

export const system_name = () => 'dtao'
export const system_version = () => '0.1.0'
export const system_chain = () => 'Bittensor'
export const system_chainType = () => 'Development'

/** What wallets need to show addresses and amounts. */
export function system_properties() {
  return { ss58Format: 42, tokenDecimals: 9, tokenSymbol: 'TAO', isEthereum: false }
}

export function system_health() {
  return { peers: 0, isSyncing: false, shouldHavePeers: false }
}

export const system_peers = () => []
export const system_nodeRoles = () => ['Authority']
export const system_localPeerId = () => '12D3KooWDtaoSimulatorHasNoNetwork11111111111111111111'
export const system_localListenAddresses = () => []

export function system_syncState({ node }: Call) {
  const { number } = node.chain.head.header
  return { startingBlock: 0, currentBlock: number, highestBlock: number }
}

/** `[hex, hash?]` → `ApplyExtrinsicResult` of the extrinsic in a next block that is thrown away. */
export function system_dryRun({ node, params }: Call) {
  const extrinsic = node.decode(params.bytes('extrinsic'))
  try {
    const { error } = node.chain.dryRun(extrinsic)
    return toHex(
      encode(ApplyResult, {
        type: 'Ok',
        value: error === undefined ? { type: 'Ok', value: [] } : { type: 'Err', value: error },
      }),
    )
  } catch (error) {
    if (!(error instanceof InvalidTransaction)) throw error
    return toHex(encode(ApplyResult, { type: 'Err', value: error.error }))
  }
}

export const system_dryRunAt = system_dryRun
