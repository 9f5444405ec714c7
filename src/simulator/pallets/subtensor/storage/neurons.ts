import { bool, tuple, u16, u64 } from '../../../../codec/index.ts'
import { AccountId, H160 } from '../../../frame/types.ts'
import { AxonInfo, NeuronCertificate, PrometheusInfo } from '../types/serving.ts'
import {
  byAccount,
  byNetUid,
  byTwoxNetUid,
  byTwoxUid,
  byUid,
  map,
  optionalMap,
  ZERO_ACCOUNT,
} from './keys.ts'

// Who sits where on a subnet.

export const SubnetworkN = map('SubnetworkN', [byNetUid], u16, 0, 'How many neurons a subnet has.')
export const IsNetworkMember = map(
  'IsNetworkMember',
  [byAccount, byNetUid],
  bool,
  false,
  'Whether a hotkey is on a subnet.',
)
export const Uids = optionalMap(
  'Uids',
  [byNetUid, byAccount],
  u16,
  'The place of a hotkey on a subnet.',
)
export const Keys = map(
  'Keys',
  [byNetUid, byUid],
  AccountId,
  ZERO_ACCOUNT,
  'The hotkey at a place on a subnet.',
)
export const BlockAtRegistration = map(
  'BlockAtRegistration',
  [byNetUid, byUid],
  u64,
  0n,
  'The block in which the neuron at a place joined.',
)
export const Axons = optionalMap('Axons', [byNetUid, byAccount], AxonInfo, 'Where a neuron serves.')
export const NeuronCertificates = optionalMap(
  'NeuronCertificates',
  [byNetUid, byAccount],
  NeuronCertificate,
  'The certificate with which a neuron serves.',
)
export const Prometheus = optionalMap(
  'Prometheus',
  [byNetUid, byAccount],
  PrometheusInfo,
  "Where a neuron's metrics are.",
)
export const AssociatedEvmAddress = optionalMap(
  'AssociatedEvmAddress',
  [byTwoxNetUid, byTwoxUid],
  tuple(H160, u64),
  'The EVM address of a neuron, and when it was last proven.',
)
