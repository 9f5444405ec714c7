import { type Origin, ROOT } from './origin.ts'
import type { RuntimeCall, RuntimeEvent } from './pallet.ts'
import type { Runtime } from './runtime.ts'
import type { State } from './state.ts'
import type { PostInfo } from './weight.ts'

/** Where in a block an event happened. */
export type Phase =
  | { readonly type: 'ApplyExtrinsic'; readonly value: number }
  | { readonly type: 'Finalization' }
  | { readonly type: 'Initialization' }

/** One line of `System.Events`. */
export interface EventRecord {
  readonly phase: Phase
  readonly event: RuntimeEvent
  readonly topics: readonly []
}

/** What runtime code stands on: the runtime's rules, the state that they act on, and where in the block it is. */
export class Context {
  readonly runtime: Runtime
  readonly state: State
  readonly phase: Phase

  constructor(runtime: Runtime, state: State, phase: Phase = { type: 'Initialization' }) {
    this.runtime = runtime
    this.state = state
    this.phase = phase
  }

  /** Records an event of the current phase. */
  deposit(event: RuntimeEvent): void {
    const record: EventRecord = { phase: this.phase, event, topics: [] }
    this.state.events.push(record)
  }

  /** Runs `body`; a throw takes back its writes and events. */
  transact<T>(body: () => T): T {
    return this.state.transact(body)
  }

  /** The same place as seen by a call from `origin`. */
  from(origin: Origin): CallContext {
    return new CallContext(this.runtime, this.state, this.phase, origin)
  }

  /**
   * Dispatches `call` from `origin` through the runtime's filter and guards, in a storage layer of its own.
   *
   * @throws {DispatchFailure} what the filter, a guard or the call says; nothing of the call remains then.
   */
  dispatch(call: RuntimeCall, origin: Origin = ROOT): PostInfo {
    return this.runtime.dispatch(this, call, origin)
  }
}

/** A {@link Context} with the origin of the call being run. */
export class CallContext extends Context {
  readonly origin: Origin

  constructor(runtime: Runtime, state: State, phase: Phase, origin: Origin) {
    super(runtime, state, phase)
    this.origin = origin
  }
}
