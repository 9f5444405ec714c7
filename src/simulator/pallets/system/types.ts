import {
  bytes,
  type Codec,
  compactNumber,
  fixedBytes,
  mapped,
  option,
  str,
  struct,
  u32,
  type ValueOf,
  variants,
  vec,
} from '../../../codec/index.ts'
import type { EventRecord } from '../../frame/context.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import { H256 } from '../../frame/types.ts'
import { DispatchClassCodec, PaysCodec, WeightCodec } from '../../frame/weight.ts'
import { AccountData } from '../balances/types.ts'

/** `frame_system::AccountInfo`: nonce, the reference counts that keep an account alive, and its balance. */
export const AccountInfo = struct(
  { nonce: u32, consumers: u32, providers: u32, sufficients: u32, data: AccountData },
  {
    path: 'frame_system::AccountInfo',
    params: [
      ['Nonce', u32],
      ['AccountData', AccountData],
    ],
  },
)
export type AccountInfo = ValueOf<typeof AccountInfo>

/** `frame_system::Phase`: where in a block an event happened. */
export const Phase = variants(
  {
    ApplyExtrinsic: { index: 0, value: u32 },
    Finalization: { index: 1 },
    Initialization: { index: 2 },
  },
  { path: 'frame_system::Phase' },
)

/** `frame_system::EventRecord` of a runtime; events have no topics here, as upstream's have none. */
export function eventRecord(late: LateTypes): Codec<EventRecord> {
  const record = struct(
    { phase: Phase, event: late.event, topics: vec(H256) },
    {
      path: 'frame_system::EventRecord',
      params: [
        ['E', late.event],
        ['T', H256],
      ],
    },
  )
  return mapped(
    record,
    ({ phase, event }): EventRecord => ({ phase, event, topics: [] }),
    (event) => event,
  )
}

/** `frame_system::DispatchEventInfo`: what an extrinsic cost, in `ExtrinsicSuccess` and `ExtrinsicFailed`. */
export const DispatchEventInfo = struct(
  { weight: WeightCodec, class: DispatchClassCodec, pays_fee: PaysCodec },
  { path: 'frame_system::DispatchEventInfo' },
)

/** A value for each dispatch class. */
export function perDispatchClass<T>(codec: Codec<T>) {
  return struct(
    { normal: codec, operational: codec, mandatory: codec },
    { path: 'frame_support::dispatch::PerDispatchClass', params: [['T', codec]] },
  )
}

const WeightsPerClass = struct(
  {
    base_extrinsic: WeightCodec,
    max_extrinsic: option(WeightCodec),
    max_total: option(WeightCodec),
    reserved: option(WeightCodec),
  },
  { path: 'frame_system::limits::WeightsPerClass' },
)

export const BlockWeights = struct(
  {
    base_block: WeightCodec,
    max_block: WeightCodec,
    per_class: perDispatchClass(WeightsPerClass),
  },
  { path: 'frame_system::limits::BlockWeights' },
)

export const BlockLength = struct(
  { max: perDispatchClass(u32) },
  { path: 'frame_system::limits::BlockLength' },
)

const DigestItem = variants(
  {
    PreRuntime: { index: 6, items: [fixedBytes(4, 'ConsensusEngineId'), bytes] },
    Consensus: { index: 4, items: [fixedBytes(4, 'ConsensusEngineId'), bytes] },
    Seal: { index: 5, items: [fixedBytes(4, 'ConsensusEngineId'), bytes] },
    Other: { index: 0, value: bytes },
    RuntimeEnvironmentUpdated: { index: 8 },
  },
  { path: 'sp_runtime::generic::digest::DigestItem' },
)

/** `sp_runtime::generic::Digest`: the logs of a header. */
export const Digest = struct(
  { logs: vec(DigestItem) },
  { path: 'sp_runtime::generic::digest::Digest' },
)

export const LastRuntimeUpgradeInfo = struct(
  { spec_version: compactNumber(u32), spec_name: str },
  { path: 'frame_system::LastRuntimeUpgradeInfo' },
)
