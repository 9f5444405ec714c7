import type { Codec, Fields, StructOf, ValueOf } from '../../codec/index.ts'
import type { CallContext, Context } from './context.ts'
import type { ModuleError, PalletId } from './dispatch-error.ts'
import type { StorageItem } from './storage.ts'
import type { DispatchClass, Pays, PostInfo, Weight } from './weight.ts'

/** A call of any pallet, decoded: `{ pallet: 'SubtensorModule', name: 'add_stake', args }`. */
export interface RuntimeCall {
  readonly pallet: string
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}

/** An event of any pallet, decoded; `data` is an array of fields, or a record where they have names. */
export interface RuntimeEvent {
  readonly pallet: string
  readonly name: string
  readonly data: unknown
}

/** One dispatchable, as metadata, the decoder and the executive see it. */
export interface Call {
  readonly index: number
  readonly name: string
  readonly args: Fields
  readonly docs: string
  readonly weight: (args: Readonly<Record<string, unknown>>) => Weight
  readonly class: (args: Readonly<Record<string, unknown>>) => DispatchClass
  readonly pays: (args: Readonly<Record<string, unknown>>) => Pays
  readonly run: (ctx: CallContext, args: Readonly<Record<string, unknown>>) => PostInfo | undefined
}

export interface CallDeclaration<F extends Fields> {
  index: number
  name: string
  args: F
  docs: string
  /** Benchmarked cost; a function where the arguments decide it. */
  weight: Weight | ((args: StructOf<F>) => Weight)
  class?: DispatchClass | ((args: StructOf<F>) => DispatchClass)
  pays?: Pays | ((args: StructOf<F>) => Pays)
}

function constantly<A, T>(value: T | ((args: A) => T)): (args: A) => T {
  return typeof value === 'function' ? (value as (args: A) => T) : () => value
}

/**
 * Declares a call. `run` is a plain function of the context and the arguments; it throws a {@link ModuleError} through
 * `ensure` or `fail`, and then nothing that it wrote remains.
 */
export function call<const F extends Fields>(
  declared: CallDeclaration<F>,
  run: (ctx: CallContext, args: StructOf<F>) => PostInfo | undefined,
): Call {
  return {
    index: declared.index,
    name: declared.name,
    args: declared.args,
    docs: declared.docs,
    weight: constantly<StructOf<F>, Weight>(declared.weight) as Call['weight'],
    class: constantly<StructOf<F>, DispatchClass>(declared.class ?? 'Normal') as Call['class'],
    pays: constantly<StructOf<F>, Pays>(declared.pays ?? 'Yes') as Call['pays'],
    run: (ctx, args) => run(ctx, args as StructOf<F>),
  }
}

/** The fields of an event: unnamed in order, or named. */
export type EventShape = readonly Codec<unknown>[] | Fields
export type EventDeclarations = Readonly<
  Record<string, readonly [index: number, shape: EventShape, docs: string]>
>

export interface EventDeclaration {
  readonly index: number
  readonly name: string
  readonly shape: EventShape
  readonly docs: string
}

type Constructor<S extends EventShape> = S extends readonly Codec<unknown>[]
  ? Positional<S>
  : S extends Fields
    ? (data: StructOf<S>) => RuntimeEvent
    : never
type Positional<C extends readonly Codec<unknown>[]> = (
  ...data: { [I in keyof C]: ValueOf<C[I]> }
) => RuntimeEvent

/** Constructors of a pallet's events: `ctx.deposit(Event.StakeAdded(coldkey, hotkey, …))`. */
export type Events<D extends EventDeclarations> = {
  readonly [K in keyof D]: Constructor<D[K][1]>
} & { readonly declarations: readonly EventDeclaration[] }

/** Declares the events of a pallet: name → index, fields and documentation. */
export function events<const D extends EventDeclarations>(
  pallet: PalletId,
  declared: D,
): Events<D> {
  const declarations = Object.entries(declared).map(([name, [index, shape, docs]]) => ({
    index,
    name,
    shape,
    docs,
  }))
  const constructors = declarations.map(({ name, shape }) => [
    name,
    Array.isArray(shape)
      ? (...data: unknown[]): RuntimeEvent => ({ pallet: pallet.name, name, data })
      : (data: unknown): RuntimeEvent => ({ pallet: pallet.name, name, data }),
  ])
  return { ...Object.fromEntries(constructors), declarations } as Events<D>
}

export interface Constant {
  readonly name: string
  readonly codec: Codec<unknown>
  readonly value: unknown
  readonly docs: string
}

/** Declares a constant that metadata shows. */
export function constant<T>(name: string, codec: Codec<T>, value: T, docs = ''): Constant {
  return { name, codec, value, docs }
}

/** A pallet: everything that metadata, dispatch and storage keys are made from. */
export interface Pallet {
  readonly id: PalletId
  readonly storage: readonly StorageItem[]
  readonly calls: readonly Call[]
  readonly events: readonly EventDeclaration[]
  readonly errors: readonly ModuleError[]
  readonly constants: readonly Constant[]
  /** Runs once, before `onInitialize`, in the first block after one of another runtime. */
  readonly onRuntimeUpgrade?: (ctx: Context) => void
  /** Runs before the extrinsics of a block, in the order of the pallets. */
  readonly onInitialize?: (ctx: Context) => void
  /** Runs after them. */
  readonly onFinalize?: (ctx: Context) => void
}
