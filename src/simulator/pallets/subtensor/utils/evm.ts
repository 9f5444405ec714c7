import { encode, type Hex, toHex, u64 } from '../../../../codec/index.ts'
import { type AccountId, keccak256, recoverEthereumAddress } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure, fail } from '../../../frame/dispatch-error.ts'
import { EvmKeyAssociateRateLimit } from '../constants.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import { getOwningColdkeyForHotkey } from '../staking/helpers.ts'
import * as S from '../storage/index.ts'
import { ZERO_ACCOUNT } from '../storage/keys.ts'
import { getUidForNetAndHotkey } from '../subnets/uids.ts'
import { getCurrentBlockAsU64 } from './block.ts'
import { subSaturating } from './saturating.ts'

function bytesOf(hex: Hex): Uint8Array {
  return new Uint8Array(Buffer.from(hex.slice(2), 'hex'))
}

/** What an Ethereum wallet signs when it is shown `message` (EIP-191). */
export function hashMessageEip191(message: Uint8Array): Uint8Array {
  const prefix = new TextEncoder().encode(`\x19Ethereum Signed Message:\n${message.length}`)
  return keccak256(Buffer.concat([prefix, message]))
}

/** The proof that an EVM key signs: the hotkey, and the hash of a block number of its choice. */
export function evmKeyMessage(hotkey: AccountId, blockNumber: bigint): Uint8Array {
  return Buffer.concat([bytesOf(hotkey), keccak256(encode(u64, blockNumber))])
}

/** @throws {DispatchFailure} EvmKeyAssociateRateLimitExceeded within a day of the last proof, or of the chain's start. */
export function ensureEvmKeyAssociateRateLimit(ctx: Context, netuid: number, uid: number): void {
  const [, last] = S.AssociatedEvmAddress.get(ctx, netuid, uid) ?? [undefined, 0n]
  const waited = subSaturating(getCurrentBlockAsU64(ctx), last)
  ensure(waited >= EvmKeyAssociateRateLimit, Errors.EvmKeyAssociateRateLimitExceeded)
}

/** What a hotkey shows to have an EVM address noted as its own. */
export interface EvmProof {
  readonly evmKey: Hex
  readonly blockNumber: bigint
  /** r, s and v; v counts from 0 or from 27. */
  readonly signature: Hex
}

/**
 * Notes the EVM address of a neuron, proven by a signature of its key.
 *
 * Upstream: utils/evm.rs, `do_associate_evm_key`.
 *
 * @throws {DispatchFailure} NonAssociatedColdKey, HotKeyNotRegisteredInSubNet, EvmKeyAssociateRateLimitExceeded,
 *   InvalidIdentity for a signature of no key, InvalidRecoveredPublicKey for that of another.
 */
export function doAssociateEvmKey(
  ctx: Context,
  hotkey: AccountId,
  netuid: number,
  { evmKey, blockNumber, signature }: EvmProof,
): void {
  ensure(getOwningColdkeyForHotkey(ctx, hotkey) !== ZERO_ACCOUNT, Errors.NonAssociatedColdKey)
  const uid = getUidForNetAndHotkey(ctx, netuid, hotkey)
  ensureEvmKeyAssociateRateLimit(ctx, netuid, uid)
  const signed = bytesOf(signature)
  const v = signed[64] ?? 0
  signed[64] = v >= 27 ? v - 27 : v
  const digest = hashMessageEip191(evmKeyMessage(hotkey, blockNumber))
  const recovered = recoverEthereumAddress(digest, signed) ?? fail(Errors.InvalidIdentity)
  ensure(toHex(recovered) === evmKey, Errors.InvalidRecoveredPublicKey)
  const block = getCurrentBlockAsU64(ctx)
  S.AssociatedEvmAddress.set(ctx, netuid, uid, [evmKey, block])
  ctx.deposit(Event.EvmKeyAssociated({ netuid, hotkey, evm_key: evmKey, block_associated: block }))
}
