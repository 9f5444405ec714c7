import type { HasState } from '../../../frame/storage.ts'
import * as S from '../storage/index.ts'
import { addI64Saturating } from '../utils/saturating.ts'

/** Notes rao that stakers brought to a subnet. Upstream: coinbase/subnet_emissions.rs. */
export function recordTaoInflow(at: HasState, netuid: number, tao: bigint): void {
  S.SubnetTaoFlow.mutate(at, netuid, (flow) => addI64Saturating(flow, tao))
}

/** Notes rao that stakers took from a subnet. Upstream: coinbase/subnet_emissions.rs. */
export function recordTaoOutflow(at: HasState, netuid: number, tao: bigint): void {
  S.SubnetTaoFlow.mutate(at, netuid, (flow) => addI64Saturating(flow, -tao))
}

/** Notes rao that the chain itself took from a subnet. Upstream: coinbase/subnet_emissions.rs. */
export function recordProtocolOutflow(at: HasState, netuid: number, tao: bigint): void {
  S.SubnetProtocolFlow.mutate(at, netuid, (flow) => addI64Saturating(flow, -tao))
}

/** Notes rao that the chain itself brought to a subnet. Upstream: coinbase/subnet_emissions.rs. */
export function recordProtocolInflow(at: HasState, netuid: number, tao: bigint): void {
  S.SubnetProtocolFlow.mutate(at, netuid, (flow) => addI64Saturating(flow, tao))
}
