import { bool, bytes, struct, u8, u64, type ValueOf, variants, vec } from '../../codec/index.ts'

const InvalidCodec = variants(
  {
    Call: { index: 0 },
    Payment: { index: 1 },
    Future: { index: 2 },
    Stale: { index: 3 },
    BadProof: { index: 4 },
    AncientBirthBlock: { index: 5 },
    ExhaustsResources: { index: 6 },
    Custom: { index: 7, value: u8 },
    BadMandatory: { index: 8 },
    MandatoryValidation: { index: 9 },
    BadSigner: { index: 10 },
    IndeterminateImplicit: { index: 11 },
    UnknownOrigin: { index: 12 },
  },
  { path: 'sp_runtime::transaction_validity::InvalidTransaction' },
)
export type InvalidReason = ValueOf<typeof InvalidCodec>

const UnknownCodec = variants(
  {
    CannotLookup: { index: 0 },
    NoUnsignedValidator: { index: 1 },
    Custom: { index: 2, value: u8 },
  },
  { path: 'sp_runtime::transaction_validity::UnknownTransaction' },
)

/** `TransactionValidityError`: why a transaction may not enter a block. */
export const ValidityErrorCodec = variants(
  { Invalid: { index: 0, value: InvalidCodec }, Unknown: { index: 1, value: UnknownCodec } },
  { path: 'sp_runtime::transaction_validity::TransactionValidityError' },
)
export type ValidityErrorValue = ValueOf<typeof ValidityErrorCodec>

/** `ValidTransaction`: how the pool orders a transaction. Tags are opaque bytes. */
export const ValidTransactionCodec = struct(
  {
    priority: u64,
    requires: vec(bytes),
    provides: vec(bytes),
    longevity: u64,
    propagate: bool,
  },
  { path: 'sp_runtime::transaction_validity::ValidTransaction' },
)
export type ValidTransaction = ValueOf<typeof ValidTransactionCodec>

export const MAX_U64 = (1n << 64n) - 1n

export const VALID: ValidTransaction = {
  priority: 0n,
  requires: [],
  provides: [],
  longevity: MAX_U64,
  propagate: true,
}

/** Upstream's `combine_with`: priorities add up, tags join, the shortest life counts. */
export function combine(a: ValidTransaction, b: ValidTransaction): ValidTransaction {
  const priority = a.priority + b.priority
  return {
    priority: priority > MAX_U64 ? MAX_U64 : priority,
    requires: [...a.requires, ...b.requires],
    provides: [...a.provides, ...b.provides],
    longevity: a.longevity < b.longevity ? a.longevity : b.longevity,
    propagate: a.propagate && b.propagate,
  }
}

/** A transaction refused before it ran; nothing is charged. */
export class InvalidTransaction extends Error {
  override readonly name = 'InvalidTransaction'
  readonly error: ValidityErrorValue

  constructor(error: ValidityErrorValue) {
    super(`${error.type}: ${error.value.type}`)
    this.error = error
  }
}

export type SimpleReason = Exclude<InvalidReason['type'], 'Custom'>

/** @throws {InvalidTransaction} always, with one of the plain reasons. */
export function invalid(reason: SimpleReason): never {
  throw new InvalidTransaction({ type: 'Invalid', value: { type: reason } })
}

/** @throws {InvalidTransaction} always: `Custom error: code` at the RPC. */
export function invalidCustom(code: number): never {
  throw new InvalidTransaction({ type: 'Invalid', value: { type: 'Custom', value: code } })
}
