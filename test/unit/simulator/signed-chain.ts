import { Keyring } from '@polkadot/keyring'
import type { KeyringPair } from '@polkadot/keyring/types'
import { type Hex, toHex } from '../../../src/codec/index.ts'
import { type AccountId, blake2b256 } from '../../../src/crypto/index.ts'
import { Context } from '../../../src/simulator/frame/context.ts'
import {
  type Applied,
  BlockExecution,
  validateTransaction,
} from '../../../src/simulator/frame/executive.ts'
import {
  decodeExtrinsic,
  type Extrinsic,
  encodeCall,
  encodeSigned,
  signingPayload,
} from '../../../src/simulator/frame/extrinsic.ts'
import type { RuntimeCall, RuntimeEvent } from '../../../src/simulator/frame/pallet.ts'
import { EMPTY_BACKING, State } from '../../../src/simulator/frame/state.ts'
import type { ValidTransaction } from '../../../src/simulator/frame/validity.ts'
import { Account } from '../../../src/simulator/pallets/system/storage.ts'
import type { Era } from '../../../src/simulator/runtime/extensions/era.ts'
import { buildGenesis } from '../../../src/simulator/runtime/genesis/build.ts'
import type { Preset } from '../../../src/simulator/runtime/genesis/preset.ts'
import { PRESETS } from '../../../src/simulator/runtime/genesis/presets/index.ts'
import { createRuntime } from '../../../src/simulator/runtime/index.ts'

/** The hash of block `number` in these tests. */
export function hashOf(number: number): Hex {
  return `0x${(number + 1).toString(16).padStart(64, 'a')}`
}

export interface SigningOptions {
  readonly era?: Era
  readonly nonce?: number
  readonly tip?: bigint
  /** What is signed along in place of what the chain would. */
  readonly additional?: Readonly<Record<string, unknown>>
  readonly metadataHash?: 'Disabled' | 'Enabled'
}

/** A chain in memory whose block is open, and development keys that sign for it. */
export class SignedChain {
  readonly runtime = createRuntime()
  readonly state = new State(EMPTY_BACKING)
  readonly ctx = new Context(this.runtime, this.state)
  readonly keyring = new Keyring({ type: 'sr25519' })
  execution = new BlockExecution(this.runtime, this.state)
  readonly #pairs = new Map<string, KeyringPair>()
  #number = 0
  #hooks = 0

  constructor(preset: Preset = PRESETS.localnet) {
    buildGenesis(this.runtime, this.state, preset)
    this.state.drain()
    this.execution.initialize(1, hashOf(0))
    this.#number = 1
    this.#hooks = this.state.events.length
  }

  /** Ends the open block and opens the next. */
  next(count = 1): void {
    for (let i = 0; i < count; i += 1) {
      this.execution.finalize()
      this.state.drain()
      this.execution = new BlockExecution(this.runtime, this.state)
      this.execution.initialize(this.#number + 1, hashOf(this.#number))
      this.#number += 1
      this.#hooks = this.state.events.length
    }
  }

  pair(uri: string): KeyringPair {
    // Deriving a pair takes far longer than signing with it.
    const pair = this.#pairs.get(uri) ?? this.keyring.addFromUri(uri)
    this.#pairs.set(uri, pair)
    return pair
  }

  sign(uri: string, call: RuntimeCall, options: SigningOptions = {}): Uint8Array {
    const pair = this.pair(uri)
    const account = toHex(pair.publicKey)
    const types = this.runtime.extrinsic
    const values: Readonly<Record<string, unknown>> = {
      CheckMortality: options.era,
      CheckNonce: options.nonce ?? Account.get(this.ctx, account).nonce,
      ChargeTransactionPayment: options.tip ?? 0n,
      CheckMetadataHash: { mode: options.metadataHash ?? 'Disabled' },
    }
    const extra = types.extensions.map((one) => values[one.identifier] ?? ({} as unknown))
    extra[4] = options.era
    const additional = types.extensions.map((one, i) =>
      one.identifier in (options.additional ?? {})
        ? options.additional?.[one.identifier]
        : options.metadataHash === 'Enabled' && one.identifier === 'CheckMetadataHash'
          ? undefined
          : one.implied(this.ctx, extra[i]),
    )
    const unsigned = encodeSigned(
      types,
      { type: 'Id', value: account },
      { type: 'Sr25519', value: `0x${'00'.repeat(64)}` },
      extra,
      call,
    )
    const decoded = decodeExtrinsic(types, unsigned)
    const payload = signingPayload(
      types,
      encodeCall(types, call),
      decoded.signature?.extraBytes ?? new Uint8Array(),
      additional,
      blake2b256,
    )
    const value = toHex(pair.sign(payload))
    return encodeSigned(
      types,
      { type: 'Id', value: account },
      { type: 'Sr25519', value },
      extra,
      call,
    )
  }

  decode(bytes: Uint8Array): Extrinsic {
    return decodeExtrinsic(this.runtime.extrinsic, bytes)
  }

  validate(bytes: Uint8Array): ValidTransaction {
    return validateTransaction(this.ctx, this.decode(bytes))
  }

  apply(bytes: Uint8Array): Applied {
    return this.execution.apply(this.decode(bytes))
  }

  free(account: AccountId): bigint {
    return Account.get(this.ctx, account).data.free
  }

  /** Events of the open block, those of its hooks apart. */
  get events(): readonly RuntimeEvent[] {
    const since = this.state.events.slice(this.#hooks)
    return since.map((record) => (record as { event: RuntimeEvent }).event)
  }
}
