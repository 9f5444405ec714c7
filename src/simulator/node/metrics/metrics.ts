import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { SealedBlock } from '../builder.ts'
import type { LocalNode } from '../local-node.ts'
import { isSigned } from './signed.ts'

/** Seconds; most methods answer in a millisecond, a block or a dump takes longer. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** What only the server knows. */
export interface Traffic {
  connections(): number
  subscriptions(): number
}

/** What a running server tells Prometheus. */
export interface Metrics {
  /** `text/plain` of the exposition format, and its version. */
  readonly contentType: string
  /** One JSON-RPC call was answered. */
  called(method: string, seconds: number, failed: boolean): void
  text(): Promise<string>
  /** Stops listening to the node. */
  close(): void
}

/**
 * Measures a node from now on. What a Substrate node counts too has the name that it has there, so that dashboards fit.
 * Loaded only where there is a server: the library takes a while.
 */
export function createMetrics(node: LocalNode, traffic: Traffic): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const registers = [register]
  new Gauge({
    name: 'substrate_block_height',
    help: 'Number of the newest block; final as soon as it is there',
    labelNames: ['status'] as const,
    registers,
    collect() {
      const { number } = node.chain.head.header
      for (const status of ['best', 'finalized'] as const) this.set({ status }, number)
    },
  })
  gauge('dtao_chain_time_seconds', 'Virtual time of the newest block', () =>
    Number(node.chain.head.time / 1000n),
  )
  gauge('substrate_ready_transactions_number', 'Transactions that wait for a block', () => {
    return node.pool.readyCount
  })
  gauge('dtao_future_transactions_number', 'Transactions that wait for others', () => {
    return node.pool.futureCount
  })
  gauge('dtao_rpc_connections', 'Open WebSocket connections', () => traffic.connections())
  gauge('dtao_rpc_subscriptions', 'Open subscriptions', () => traffic.subscriptions())
  const extrinsics = new Counter({
    name: 'dtao_extrinsics_total',
    help: 'Signed extrinsics in blocks that this server made, by what became of them',
    labelNames: ['outcome'] as const,
    registers,
  })
  for (const outcome of ['ok', 'failed'] as const) extrinsics.inc({ outcome }, 0)
  const calls = new Counter({
    name: 'substrate_rpc_calls_finished',
    help: 'JSON-RPC calls that were answered',
    labelNames: ['method', 'is_error'] as const,
    registers,
  })
  const seconds = new Histogram({
    name: 'dtao_rpc_call_seconds',
    help: 'How long JSON-RPC calls took',
    labelNames: ['method'] as const,
    buckets: BUCKETS,
    registers,
  })
  const stop = node.heads.on(({ sealed }) => {
    if (sealed === undefined) return
    for (const outcome of outcomes(sealed)) extrinsics.inc({ outcome })
  })
  return {
    contentType: register.contentType,
    called(method, took, failed) {
      calls.inc({ method, is_error: String(failed) })
      seconds.observe({ method }, took)
    },
    text: () => register.metrics(),
    close() {
      stop()
      register.clear()
    },
  }

  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  }
}

function outcomes({ extrinsics, applied }: SealedBlock): ('ok' | 'failed')[] {
  return extrinsics.flatMap((bytes, index) =>
    isSigned(bytes) ? [applied[index]?.error === undefined ? 'ok' : 'failed'] : [],
  )
}
