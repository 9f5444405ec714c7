import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import type { AxonInfo, NeuronCertificate, PrometheusInfo } from '../types/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { subSaturating } from '../utils/saturating.ts'

/** Where a neuron is to be reached: the block is filled in by the chain. */
export type AxonEndpoint = Omit<AxonInfo, 'block'>
export type PrometheusEndpoint = Omit<PrometheusInfo, 'block'>

const LOCALHOST_V4 = 0x7f00_0001n
const LOCALHOST_V6 = 1n
const U128_MAX = (1n << 128n) - 1n
/** Longest certificate: a byte for the algorithm, and the key. */
const MAX_CERTIFICATE = 65

/** Whether others can reach an address of version 4 or 6. Upstream: subnets/serving.rs, `is_valid_ip_address`. */
export function isValidIpAddress(ipType: number, ip: bigint, allowZero: boolean): boolean {
  if (ip === 0n) return allowZero
  if (ipType === 4) return ip < 0xffff_ffffn && ip !== LOCALHOST_V4
  return ipType !== 6 || (ip !== U128_MAX && ip !== LOCALHOST_V6)
}

interface Endpoint {
  readonly ip: bigint
  readonly ip_type: number
}

function ensureAddress({ ip, ip_type }: Endpoint, allowZero: boolean): void {
  ensure(ip_type === 4 || ip_type === 6, Errors.InvalidIpType)
  ensure(isValidIpAddress(ip_type, ip, allowZero), Errors.InvalidIpAddress)
}

function ensureRegistered(ctx: Context, netuid: number, hotkey: AccountId): void {
  ensure(S.Uids.has(ctx, netuid, hotkey), Errors.HotKeyNotRegisteredInNetwork)
}

/** @throws {DispatchFailure} ServingRateLimitExceeded when `last` was too few blocks ago. */
function ensurePace(ctx: Context, netuid: number, last: bigint): void {
  const limit = S.ServingRateLimit.get(ctx, netuid)
  const waited = subSaturating(getCurrentBlockAsU64(ctx), last)
  ensure(limit === 0n || last === 0n || waited >= limit, Errors.ServingRateLimitExceeded)
}

/**
 * Upstream: subnets/serving.rs, `validate_serve_axon`.
 *
 * @throws {DispatchFailure} HotKeyNotRegisteredInNetwork, InvalidIpType, InvalidIpAddress, ServingRateLimitExceeded,
 *   InvalidPort.
 */
export function validateServeAxon(
  ctx: Context,
  hotkey: AccountId,
  netuid: number,
  endpoint: AxonEndpoint,
): void {
  ensureRegistered(ctx, netuid, hotkey)
  ensureAddress(endpoint, true)
  ensurePace(ctx, netuid, S.Axons.get(ctx, netuid, hotkey)?.block ?? 0n)
  ensure(endpoint.port !== 0, Errors.InvalidPort)
}

/** Upstream: subnets/serving.rs, `validate_serve_prometheus`. @throws {DispatchFailure} as {@link validateServeAxon}. */
export function validateServePrometheus(
  ctx: Context,
  hotkey: AccountId,
  netuid: number,
  endpoint: PrometheusEndpoint,
): void {
  ensureAddress(endpoint, false)
  ensureRegistered(ctx, netuid, hotkey)
  ensurePace(ctx, netuid, S.Prometheus.get(ctx, netuid, hotkey)?.block ?? 0n)
  ensure(endpoint.port !== 0, Errors.InvalidPort)
}

/** The algorithm and key of a certificate; none where it is empty or too long. Upstream: lib.rs, `NeuronCertificate`. */
export function parseCertificate(certificate: Uint8Array): NeuronCertificate | undefined {
  const [algorithm] = certificate
  if (algorithm === undefined || certificate.length > MAX_CERTIFICATE) return undefined
  return { public_key: certificate.slice(1), algorithm }
}

/**
 * Announces where a neuron serves. A certificate that cannot be read is left out.
 *
 * Upstream: subnets/serving.rs, `do_serve_axon`.
 *
 * @throws {DispatchFailure} as {@link validateServeAxon}.
 */
export function doServeAxon(
  ctx: Context,
  hotkey: AccountId,
  netuid: number,
  endpoint: AxonEndpoint,
  certificate?: Uint8Array,
): void {
  validateServeAxon(ctx, hotkey, netuid, endpoint)
  const parsed = certificate === undefined ? undefined : parseCertificate(certificate)
  if (parsed !== undefined) S.NeuronCertificates.set(ctx, netuid, hotkey, parsed)
  S.Axons.set(ctx, netuid, hotkey, { block: getCurrentBlockAsU64(ctx), ...endpoint })
  ctx.deposit(Event.AxonServed(netuid, hotkey))
}

/**
 * Announces where a neuron's metrics are.
 *
 * Upstream: subnets/serving.rs, `do_serve_prometheus`.
 *
 * @throws {DispatchFailure} as {@link validateServePrometheus}.
 */
export function doServePrometheus(
  ctx: Context,
  hotkey: AccountId,
  netuid: number,
  endpoint: PrometheusEndpoint,
): void {
  validateServePrometheus(ctx, hotkey, netuid, endpoint)
  S.Prometheus.set(ctx, netuid, hotkey, { block: getCurrentBlockAsU64(ctx), ...endpoint })
  ctx.deposit(Event.PrometheusServed(netuid, hotkey))
}
