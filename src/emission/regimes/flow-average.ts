import type { SubnetPool } from './subnet-pool.ts'

/** How far a block moves the average of a flow, as I64F64 bits of 1. */
const FLOW_ALPHA = 29_597_889_189_277n << 1n

/** Moves the averages of what flowed in since the last step, which `count` blocks lie behind. */
export function moveFlows(pool: SubnetPool, count: bigint): void {
  pool.userFlowAverage = movedFlow(pool.userFlowAverage, pool.userFlow, count)
  pool.chainFlowAverage = movedFlow(pool.chainFlowAverage, pool.chainFlow, count)
  pool.userFlow = 0n
  pool.chainFlow = 0n
}

/** An average of rao a block (I64F64 bits) after `count` blocks in which `flow` rao flowed. */
function movedFlow(average: bigint, flow: bigint, count: bigint): bigint {
  const fallen = (average * FLOW_ALPHA * count) >> 64n
  return average - fallen + FLOW_ALPHA * flow
}
