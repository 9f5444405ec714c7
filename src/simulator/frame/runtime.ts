import { type Codec, LazyCodec } from '../../codec/index.ts'
import type { AccountId } from '../../crypto/index.ts'
import type { Context } from './context.ts'
import { DispatchFailure, type ModuleError } from './dispatch-error.ts'
import type { TransactionExtension } from './extension.ts'
import type { Extrinsic, ExtrinsicTypes } from './extrinsic.ts'
import { extrinsicCodec } from './extrinsic-codec.ts'
import { metadataV14, metadataV15 } from './metadata.ts'
import { metadataV16 } from './metadata-v16.ts'
import type { Origin } from './origin.ts'
import type { Call, Pallet, RuntimeCall, RuntimeEvent } from './pallet.ts'
import type { RuntimeApi, RuntimeApiMethod } from './runtime-api.ts'
import { callEnum, eventEnum, type RuntimeEnum } from './runtime-enum.ts'
import type { StorageItem } from './storage.ts'
import type { SystemPallet } from './system.ts'
import type { DispatchInfo, PostInfo } from './weight.ts'

export interface RuntimeVersion {
  readonly specName: string
  readonly implName: string
  readonly authoringVersion: number
  readonly specVersion: number
  readonly implVersion: number
  readonly transactionVersion: number
  readonly systemVersion: number
}

/** A check of every dispatched call, nested ones included; throws to refuse (upstream's `DispatchExtension`). */
export type DispatchGuard = (ctx: Context, call: RuntimeCall, origin: Origin) => void

/** What pallets may need of the runtime before all pallets are known. */
export interface LateTypes {
  readonly call: Codec<RuntimeCall>
  readonly event: Codec<RuntimeEvent>
  /** A whole extrinsic, as runtime APIs take it. */
  readonly extrinsic: Codec<Extrinsic>
  /** What a call inside a call costs; see {@link Runtime.dispatchInfo}. */
  readonly info: (call: RuntimeCall) => DispatchInfo
}

export interface RuntimeDefinition {
  readonly version: RuntimeVersion
  readonly pallets: readonly Pallet[]
  readonly system: SystemPallet
  readonly extensions: readonly TransactionExtension[]
  readonly apis: readonly RuntimeApi[]
  /** Calls that signed origins may not make (`BaseCallFilter`); root passes. */
  readonly filter: (ctx: Context, call: RuntimeCall) => boolean
  /** What a filtered call fails with. */
  readonly filtered: ModuleError
  readonly guards: readonly DispatchGuard[]
  /** Who made the block and gets what it earns, where anybody does (upstream's `AuthorshipProvider`). */
  readonly author?: (ctx: Context) => AccountId | undefined
  /** Calls, events and storage items by pallet that are kept for old clients alone. */
  readonly deprecated?: Readonly<Record<string, readonly string[]>>
  /** The newest metadata, made of this definition before; asked for when the first client does. */
  readonly builtMetadata?: () => Uint8Array | undefined
}

/** A runtime: pallets composed, with everything that follows from them. */
export class Runtime {
  readonly definition: RuntimeDefinition
  readonly calls: RuntimeEnum<RuntimeCall>
  readonly events: RuntimeEnum<RuntimeEvent>
  readonly late: LateTypes
  /** By pallet, then by name: asked for several times an extrinsic, where making one name of both would cost more. */
  readonly #calls = new Map<string, ReadonlyMap<string, Call>>()
  readonly #methods = new Map<string, RuntimeApiMethod>()
  readonly #items = new Map<string, StorageItem>()
  #v14: Uint8Array | undefined
  #v15: Uint8Array | undefined
  #v16: Uint8Array | undefined

  constructor(definition: RuntimeDefinition, late: LateTypes) {
    this.definition = definition
    this.late = late
    this.calls = callEnum(definition.pallets)
    this.events = eventEnum(definition.pallets)
    for (const pallet of definition.pallets) {
      this.#calls.set(pallet.id.name, new Map(pallet.calls.map((call) => [call.name, call])))
      for (const item of pallet.storage) this.#items.set(`${pallet.id.name}.${item.name}`, item)
    }
    for (const api of definition.apis)
      for (const method of api.methods) this.#methods.set(`${api.name}_${method.name}`, method)
  }

  get version(): RuntimeVersion {
    return this.definition.version
  }

  /** Types for encoding and decoding extrinsics. */
  get extrinsic(): ExtrinsicTypes {
    return { call: this.late.call, extensions: this.definition.extensions }
  }

  /** SCALE metadata V14, with its magic. */
  metadataV14(): Uint8Array {
    this.#v14 ??= metadataV14(this)
    return this.#v14
  }

  /** SCALE metadata V15, with its magic. */
  metadataV15(): Uint8Array {
    this.#v15 ??= metadataV15(this)
    return this.#v15
  }

  /** SCALE metadata V16, with its magic. */
  metadataV16(): Uint8Array {
    this.#v16 ??= this.definition.builtMetadata?.() ?? metadataV16(this)
    return this.#v16
  }

  /** The declaration of a decoded call. @throws {RangeError} when no pallet declares it. */
  declaration(call: RuntimeCall): Call {
    const declared = this.#calls.get(call.pallet)?.get(call.name)
    if (declared === undefined) throw new RangeError(`no call ${call.pallet}.${call.name}`)
    return declared
  }

  /** What a call costs before it runs. */
  dispatchInfo(call: RuntimeCall): DispatchInfo {
    const declared = this.declaration(call)
    return {
      weight: declared.weight(call.args),
      class: declared.class(call.args),
      pays: declared.pays(call.args),
    }
  }

  /** The runtime API method behind `state_call`'s name (`SwapRuntimeApi_current_alpha_price`). */
  apiMethod(name: string): RuntimeApiMethod | undefined {
    return this.#methods.get(name)
  }

  /** The storage item `Pallet.Name`. */
  storageItem(name: string): StorageItem | undefined {
    return this.#items.get(name)
  }

  /** See {@link Context.dispatch}. */
  dispatch(ctx: Context, call: RuntimeCall, origin: Origin): PostInfo {
    const declared = this.declaration(call)
    if (!this.#allows(ctx, call, origin)) throw new DispatchFailure(this.definition.filtered)
    for (const guard of this.definition.guards) guard(ctx, call, origin)
    return ctx.transact(() => declared.run(ctx.from(origin), call.args) ?? {})
  }

  #allows(ctx: Context, call: RuntimeCall, origin: Origin): boolean {
    if (origin.type !== 'signed') return true
    return this.definition.filter(ctx, call) && (origin.filter?.(call) ?? true)
  }

  /** As {@link dispatch} past the filter and the guards (upstream's `dispatch_bypass_filter`), for sudo. */
  dispatchUnfiltered(ctx: Context, call: RuntimeCall, origin: Origin): PostInfo {
    const declared = this.declaration(call)
    return ctx.transact(() => declared.run(ctx.from(origin), call.args) ?? {})
  }
}

/** Composes a runtime; `build` gets the enums of all calls and events, which are bound once all pallets are known. */
export function composeRuntime(build: (late: LateTypes) => RuntimeDefinition): Runtime {
  const call = new LazyCodec<RuntimeCall>('RuntimeCall')
  const event = new LazyCodec<RuntimeEvent>('RuntimeEvent')
  const late: LateTypes = {
    call,
    event,
    extrinsic: extrinsicCodec(() => runtime.extrinsic),
    info: (inner) => runtime.dispatchInfo(inner),
  }
  const runtime = new Runtime(build(late), late)
  call.bind(runtime.calls.codec)
  event.bind(runtime.events.codec)
  return runtime
}
