import type { DispatchGuard } from '../../../frame/runtime.ts'
import { ID } from '../id.ts'
import {
  type AxonEndpoint,
  type PrometheusEndpoint,
  validateServeAxon,
  validateServePrometheus,
} from '../subnets/serving.ts'

/**
 * Stops endpoints that nobody could reach, and those that come too soon; such calls pay no fee.
 *
 * Upstream: guards/check_serving_endpoints.rs. Refuses as `validateServeAxon` and `validateServePrometheus`.
 */
export const checkServingEndpoints: DispatchGuard = (ctx, call, origin) => {
  if (origin.type !== 'signed' || call.pallet !== ID.name) return
  const { netuid } = call.args as { netuid: number }
  const endpoint = call.args as unknown
  if (call.name === 'serve_axon' || call.name === 'serve_axon_tls')
    validateServeAxon(ctx, origin.account, netuid, endpoint as AxonEndpoint)
  if (call.name === 'serve_prometheus')
    validateServePrometheus(ctx, origin.account, netuid, endpoint as PrometheusEndpoint)
}
