import {
  fixedBytes,
  type Hex,
  spelled,
  struct,
  u8,
  unit,
  unitVariants,
  type ValueOf,
  variants,
} from '../../codec/index.ts'
import type { PostInfo } from './weight.ts'

/** `sp_runtime::ModuleError`. */
const ModuleErrorCodec = struct(
  { index: u8, error: fixedBytes(4) },
  { path: 'sp_runtime::ModuleError' },
)

const TokenErrorCodec = unitVariants(
  {
    FundsUnavailable: 0,
    OnlyProvider: 1,
    BelowMinimum: 2,
    CannotCreate: 3,
    UnknownAsset: 4,
    Frozen: 5,
    Unsupported: 6,
    CannotCreateHold: 7,
    NotExpendable: 8,
    Blocked: 9,
  },
  { path: 'sp_runtime::TokenError' },
)

const ArithmeticErrorCodec = unitVariants(
  { Underflow: 0, Overflow: 1, DivisionByZero: 2 },
  { path: 'sp_arithmetic::ArithmeticError' },
)

const TransactionalErrorCodec = unitVariants(
  { LimitReached: 0, NoLayer: 1 },
  { path: 'sp_runtime::TransactionalError' },
)

const TrieErrorCodec = unitVariants(
  {
    InvalidStateRoot: 0,
    IncompleteDatabase: 1,
    ValueAtIncompleteKey: 2,
    DecoderError: 3,
    InvalidHash: 4,
    DuplicateKey: 5,
    ExtraneousNode: 6,
    ExtraneousValue: 7,
    ExtraneousHashReference: 8,
    InvalidChildReference: 9,
    ValueMismatch: 10,
    IncompleteProof: 11,
    RootMismatch: 12,
    DecodeError: 13,
  },
  { path: 'sp_runtime::proving_trie::TrieError' },
)

const shape = {
  Other: { index: 0 },
  CannotLookup: { index: 1 },
  BadOrigin: { index: 2 },
  Module: { index: 3, value: ModuleErrorCodec },
  ConsumerRemaining: { index: 4 },
  NoProviders: { index: 5 },
  TooManyConsumers: { index: 6 },
  Token: { index: 7, value: TokenErrorCodec },
  Arithmetic: { index: 8, value: ArithmeticErrorCodec },
  Transactional: { index: 9, value: TransactionalErrorCodec },
  Exhausted: { index: 10 },
  Corruption: { index: 11 },
  Unavailable: { index: 12 },
  RootNotAllowed: { index: 13 },
  Trie: { index: 14, value: TrieErrorCodec },
} as const

/** `sp_runtime::DispatchError`, as it stands in `System.ExtrinsicFailed`. */
export const DispatchErrorCodec = variants(shape, { path: 'sp_runtime::DispatchError' })
export type DispatchErrorValue = ValueOf<typeof DispatchErrorCodec>

/** `Result<(), DispatchError>`: what became of a call, as events tell it. */
export const DispatchResultCodec = spelled(
  variants(
    { Ok: { index: 0, value: unit }, Err: { index: 1, value: DispatchErrorCodec } },
    {
      path: 'Result',
      params: [
        ['T', unit],
        ['E', DispatchErrorCodec],
      ],
    },
  ),
  'DispatchResult',
)
export type DispatchResultValue = ValueOf<typeof DispatchResultCodec>

export const BadOrigin: DispatchErrorValue = { type: 'BadOrigin' }
export const CannotLookup: DispatchErrorValue = { type: 'CannotLookup' }

export function tokenError(value: ValueOf<typeof TokenErrorCodec>): DispatchErrorValue {
  return { type: 'Token', value }
}

export function arithmeticError(value: ValueOf<typeof ArithmeticErrorCodec>): DispatchErrorValue {
  return { type: 'Arithmetic', value }
}

/** One declared error of a pallet. */
export interface ModuleError {
  readonly pallet: string
  readonly name: string
  readonly index: number
  readonly docs: string
  readonly value: DispatchErrorValue
}

/** A call refused: thrown by handlers, turned into `System.ExtrinsicFailed` by the executive. */
export class DispatchFailure extends Error {
  override readonly name = 'DispatchFailure'
  readonly error: DispatchErrorValue
  readonly module: ModuleError | undefined
  /** What the call says of its cost although it failed (a batch that ran in part). */
  readonly post: PostInfo

  constructor(error: DispatchErrorValue | ModuleError, post: PostInfo = {}) {
    const module = 'pallet' in error ? error : undefined
    super(
      module === undefined
        ? describe(error as DispatchErrorValue)
        : `${module.pallet}.${module.name}`,
    )
    this.module = module
    this.post = post
    this.error = module === undefined ? (error as DispatchErrorValue) : module.value
  }
}

function describe(error: DispatchErrorValue): string {
  return 'value' in error && typeof error.value === 'string'
    ? `${error.type}.${error.value}`
    : error.type
}

/** What `body` returns, or the failure that it throws; its writes remain only as far as it kept them itself. */
export function attempt<T>(body: () => T): T | DispatchFailure {
  try {
    return body()
  } catch (error) {
    if (error instanceof DispatchFailure) return error
    throw error
  }
}

/** The outcome of {@link attempt} as events tell it. */
export function dispatchResult(outcome: unknown): DispatchResultValue {
  return outcome instanceof DispatchFailure
    ? { type: 'Err', value: outcome.error }
    : { type: 'Ok', value: [] }
}

/** @throws {DispatchFailure} with `error` unless `condition` holds (upstream's `ensure!`). */
export function ensure(
  condition: boolean,
  error: DispatchErrorValue | ModuleError,
): asserts condition {
  if (!condition) throw new DispatchFailure(error)
}

/** @throws {DispatchFailure} always; for the arm of an expression that cannot go on. */
export function fail(error: DispatchErrorValue | ModuleError): never {
  throw new DispatchFailure(error)
}

export type ModuleErrors<D extends Readonly<Record<string, readonly [number, string]>>> = {
  readonly [K in keyof D]: ModuleError
}

/** Declares the errors of a pallet: name → index and documentation. */
export function moduleErrors<const D extends Readonly<Record<string, readonly [number, string]>>>(
  pallet: PalletId,
  declared: D,
): ModuleErrors<D> {
  const entries = Object.entries(declared).map(([name, [index, docs]]) => {
    const error = `0x${index.toString(16).padStart(2, '0')}000000` as Hex
    const value: DispatchErrorValue = { type: 'Module', value: { index: pallet.index, error } }
    return [name, { pallet: pallet.name, name, index, docs, value }] as const
  })
  return Object.fromEntries(entries) as unknown as ModuleErrors<D>
}

/** The name and index of a pallet in the runtime, and the crate whose types it shows in metadata. */
export interface PalletId {
  readonly name: string
  readonly index: number
  /** e.g. `pallet_subtensor`. */
  readonly crate: string
}
