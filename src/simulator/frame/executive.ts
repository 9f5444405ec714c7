import type { Hex } from '../../codec/index.ts'
import {
  type AccountId,
  blake2b256,
  ed25519VerifyMessage,
  sr25519VerifyMessage,
} from '../../crypto/index.ts'
import { Context } from './context.ts'
import { attempt, type DispatchErrorValue, DispatchFailure } from './dispatch-error.ts'
import type { TransactionFacts } from './extension.ts'
import { type Extrinsic, signingPayload } from './extrinsic.ts'
import { NONE, type Origin, signed } from './origin.ts'
import type { Runtime } from './runtime.ts'
import type { State } from './state.ts'
import { combine, invalid, VALID, type ValidTransaction } from './validity.ts'
import { addWeights, minWeight, type PostInfo, type Weight, ZERO_WEIGHT } from './weight.ts'

/** Told of signatures that were found valid together with what they signed along, and asked before one is checked again. */
export interface SignatureCache {
  has(extrinsic: Extrinsic, additional: readonly unknown[]): boolean
  add(extrinsic: Extrinsic, additional: readonly unknown[]): void
}

function bytesOf(hex: Hex): Uint8Array {
  return new Uint8Array(Buffer.from(hex.slice(2), 'hex'))
}

/**
 * The account that an extrinsic comes from, its signature checked.
 *
 * @throws {InvalidTransaction} BadProof, or what an extension says about its signed part.
 */
export function checkSignature(
  ctx: Context,
  extrinsic: Extrinsic,
  cache?: SignatureCache,
): AccountId | undefined {
  const { signature: signing } = extrinsic
  if (signing === undefined) return undefined
  const { address, signature, extra, extraBytes } = signing
  // The runtime's lookup knows plain accounts only.
  if (address.type !== 'Id') invalid('BadProof')
  const { extensions } = ctx.runtime.definition
  const additional = extensions.map((one, i) => one.implied(ctx, extra[i]))
  if (cache?.has(extrinsic, additional) === true) return address.value
  const payload = signingPayload(
    ctx.runtime.extrinsic,
    extrinsic.callBytes,
    extraBytes,
    additional,
    blake2b256,
  )
  const key = bytesOf(address.value)
  const proof = bytesOf(signature.value)
  const valid =
    signature.type === 'Sr25519'
      ? sr25519VerifyMessage(proof, payload, key)
      : signature.type === 'Ed25519' && ed25519VerifyMessage(proof, payload, key)
  if (!valid) invalid('BadProof')
  cache?.add(extrinsic, additional)
  return address.value
}

/** `checks` is what the extensions cost; see {@link extensionWeight}. */
function factsOf(
  runtime: Runtime,
  { call, bytes }: Extrinsic,
  origin: Origin,
  checks: Weight,
): TransactionFacts {
  const { weight, class: kind, pays } = runtime.dispatchInfo(call)
  const info = { weight: addWeights(weight, checks), class: kind, pays }
  return { origin, call, info, length: bytes.length }
}

/** What the checks of a signed extrinsic's extensions cost. */
export function extensionWeight(runtime: Runtime, { call, signature }: Extrinsic): Weight {
  if (signature === undefined) return ZERO_WEIGHT
  return runtime.definition.extensions.reduce(
    (sum, one, i) => addWeights(sum, one.weight?.(call, signature.extra[i]) ?? ZERO_WEIGHT),
    ZERO_WEIGHT,
  )
}

/**
 * The pool's question: may this extrinsic enter a block on top of `ctx`'s state? Nothing is written.
 *
 * @param parentHash the hash of the block whose state this is, where the next block is not yet begun: without it a
 * transaction that names this very block (the genesis on a new chain) is not known to be signed rightly.
 * @throws {InvalidTransaction} when it may not.
 */
export function validateTransaction(
  ctx: Context,
  extrinsic: Extrinsic,
  cache?: SignatureCache,
  parentHash?: Hex,
): ValidTransaction {
  const mark = ctx.state.mark()
  const { system } = ctx.runtime.definition
  try {
    if (parentHash !== undefined) system.initialize(ctx, system.blockNumber(ctx) + 1, parentHash)
    const account = checkSignature(ctx, extrinsic, cache)
    const origin = account === undefined ? NONE : signed(account)
    const facts = factsOf(ctx.runtime, extrinsic, origin, extensionWeight(ctx.runtime, extrinsic))
    if (facts.info.class === 'Mandatory') invalid('MandatoryValidation')
    return validate(ctx, extrinsic, facts)
  } finally {
    ctx.state.rollback(mark)
  }
}

function validate(ctx: Context, extrinsic: Extrinsic, facts: TransactionFacts): ValidTransaction {
  const { extensions } = ctx.runtime.definition
  return extensions.reduce((validity, one, i) => {
    const own = one.validate?.(ctx, facts, extrinsic.signature?.extra[i])
    return own === undefined ? validity : combine(validity, own)
  }, VALID)
}

/** What became of an extrinsic that was included. */
export interface Applied {
  readonly error: DispatchErrorValue | undefined
  readonly post: Required<PostInfo>
}

/** One block being built on a state: initialise, apply extrinsics, finalise. */
export class BlockExecution {
  readonly #runtime: Runtime
  readonly #state: State
  readonly #cache: SignatureCache | undefined
  #index = 0

  constructor(runtime: Runtime, state: State, cache?: SignatureCache) {
    this.#runtime = runtime
    this.#state = state
    this.#cache = cache
  }

  /** Number of extrinsics applied. */
  get extrinsics(): number {
    return this.#index
  }

  /** Starts block `number` and runs the pallets' initialise hooks. */
  initialize(number: number, parentHash: Hex): void {
    const ctx = new Context(this.#runtime, this.#state, { type: 'Initialization' })
    const { system, pallets } = this.#runtime.definition
    const upgraded = system.initialize(ctx, number, parentHash)
    if (upgraded) for (const pallet of pallets) pallet.onRuntimeUpgrade?.(ctx)
    for (const pallet of pallets) pallet.onInitialize?.(ctx)
  }

  /**
   * Applies an extrinsic: its extensions' checks, fee and nonce, then the call in a storage layer of its own.
   *
   * @param isInherent the block's author made it: only then may it be unsigned.
   * @throws {InvalidTransaction} when it may not be included; the state is then as before.
   */
  apply(extrinsic: Extrinsic, isInherent = false): Applied {
    return this.#state.transact(() => this.#apply(extrinsic, isInherent))
  }

  #apply(extrinsic: Extrinsic, isInherent: boolean): Applied {
    const ctx = new Context(this.#runtime, this.#state, {
      type: 'ApplyExtrinsic',
      value: this.#index,
    })
    const { extensions, system } = this.#runtime.definition
    const account = checkSignature(ctx, extrinsic, this.#cache)
    const origin = account === undefined ? NONE : signed(account)
    const checks = extensionWeight(this.#runtime, extrinsic)
    const facts = factsOf(this.#runtime, extrinsic, origin, checks)
    // What is unsigned comes from the block's author or not at all.
    if (account === undefined && !isInherent && facts.info.class !== 'Mandatory') invalid('Call')
    system.noteExtrinsic(ctx, this.#index, extrinsic.bytes)
    const extra = extrinsic.signature?.extra ?? []
    if (account !== undefined) validate(ctx, extrinsic, facts)
    const prepared =
      account === undefined ? [] : extensions.map((one, i) => one.prepare?.(ctx, facts, extra[i]))
    const applied = this.#dispatch(ctx, facts, checks)
    if (applied.error !== undefined && facts.info.class === 'Mandatory') invalid('BadMandatory')
    if (account !== undefined)
      extensions.forEach((one, i) => {
        one.postDispatch?.(ctx, prepared[i], facts, applied.post, applied.error)
      })
    system.noteApplied(ctx, { ...facts.info, ...applied.post }, applied.error)
    this.#index += 1
    return applied
  }

  #dispatch(ctx: Context, facts: TransactionFacts, checks: Weight): Applied {
    const outcome = attempt(() => ctx.dispatch(facts.call, facts.origin))
    const failed = outcome instanceof DispatchFailure
    const { weight, pays } = failed ? outcome.post : outcome
    // What a call says of its own weight leaves out the checks, and never raises the price.
    const used = weight === undefined ? undefined : addWeights(weight, checks)
    const post = {
      weight: used === undefined ? facts.info.weight : minWeight(used, facts.info.weight),
      pays: facts.info.pays === 'No' ? facts.info.pays : (pays ?? facts.info.pays),
    }
    return { error: failed ? outcome.error : undefined, post }
  }

  /** Runs the pallets' finalise hooks and stores the block's events. */
  finalize(): void {
    const ctx = new Context(this.#runtime, this.#state, { type: 'Finalization' })
    this.#runtime.definition.system.noteFinishedExtrinsics(ctx)
    const { pallets } = this.#runtime.definition
    for (const pallet of [...pallets].reverse()) pallet.onFinalize?.(ctx)
    this.#runtime.definition.system.finalize(ctx)
  }
}
