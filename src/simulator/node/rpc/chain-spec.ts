import type { Hex } from '../../../codec/index.ts'
import type { Call } from './method.ts'
import { system_chain, system_properties } from './system.ts'

export const chainSpec_v1_chainName = system_chain
export const chainSpec_v1_properties = system_properties

export function chainSpec_v1_genesisHash({ node }: Call): Hex {
  return node.chain.genesisHash
}
