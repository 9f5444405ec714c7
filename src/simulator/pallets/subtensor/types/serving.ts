import {
  bounded,
  bytes,
  struct,
  u8,
  u16,
  u32,
  u64,
  u128,
  type ValueOf,
} from '../../../../codec/index.ts'

/** Where a neuron serves: the block in which it said so, its version, address and protocol. */
export const AxonInfo = struct(
  {
    block: u64,
    version: u32,
    ip: u128,
    port: u16,
    ip_type: u8,
    protocol: u8,
    placeholder1: u8,
    placeholder2: u8,
  },
  { path: 'pallet_subtensor::pallet::AxonInfo' },
)
export type AxonInfo = ValueOf<typeof AxonInfo>

/** Where a neuron's metrics are. */
export const PrometheusInfo = struct(
  { block: u64, version: u32, ip: u128, port: u16, ip_type: u8 },
  { path: 'pallet_subtensor::pallet::PrometheusInfo' },
)
export type PrometheusInfo = ValueOf<typeof PrometheusInfo>

/** The key of a neuron's TLS certificate, and the algorithm that made it. */
export const NeuronCertificate = struct(
  { public_key: bounded(bytes, 64), algorithm: u8 },
  { path: 'pallet_subtensor::pallet::NeuronCertificate' },
)
export type NeuronCertificate = ValueOf<typeof NeuronCertificate>
