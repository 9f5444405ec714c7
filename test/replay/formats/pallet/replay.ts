import type { AccountId } from '../../../../src/crypto/index.ts'
import { parseAddress, toSs58 } from '../../../../src/crypto/index.ts'
import { Context } from '../../../../src/simulator/frame/context.ts'
import {
  DispatchErrorCodec,
  DispatchFailure,
} from '../../../../src/simulator/frame/dispatch-error.ts'
import { BlockExecution } from '../../../../src/simulator/frame/executive.ts'
import { ROOT, signed } from '../../../../src/simulator/frame/origin.ts'
import type { RuntimeCall } from '../../../../src/simulator/frame/pallet.ts'
import type { Runtime } from '../../../../src/simulator/frame/runtime.ts'
import { EMPTY_BACKING, State } from '../../../../src/simulator/frame/state.ts'
import { epoch } from '../../../../src/simulator/pallets/subtensor/epoch/run-epoch.ts'
import { LastMechansimStepBlock } from '../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { BlockNumber } from '../../../../src/simulator/pallets/system/storage.ts'
import { compareFields, isRecord, shown } from '../../compare.ts'
import type { Report } from '../../format.ts'
import type { Row } from '../../json.ts'
import { compareBlockRow } from './block-row.ts'
import { PortableJson } from './portable-json.ts'
import { answerProbe } from './probes.ts'
import { quoteCall } from './quotes.ts'
import { compareEvents, plain } from './trace-events.ts'
import { traceRuntime } from './trace-runtime.ts'
import { TraceState } from './trace-state.ts'

/** The hash that frame_system's genesis gives block 0; upstream's mock runtime never changes it as parent hash. */
const GENESIS_HASH = `0x${'45'.repeat(32)}` as const

/** A part of a step that we cannot run: told apart from a wrong figure. */
class Unsupported extends Error {}

/** Replays one recorded trace, step by step. */
export class TraceReplay {
  readonly #head: Row
  readonly #steps: readonly Row[]
  readonly #finalState: unknown
  readonly #report: Report
  readonly #runtime: Runtime
  readonly #state = new State(EMPTY_BACKING)
  readonly #json = new PortableJson()
  readonly #trace: TraceState
  /** Whether the state between two dumps is ours alone, so that rows of figures can be judged. */
  #trusted = true

  constructor(json: Row, report: Report) {
    this.#head = isRecord(json.head) ? json.head : {}
    this.#steps = Array.isArray(json.steps) ? json.steps.filter(isRecord) : []
    this.#finalState = json.finalState
    this.#report = report
    this.#runtime = traceRuntime(this.#account('author'))
    this.#trace = new TraceState(this.#runtime, this.#state, this.#json)
  }

  run(): void {
    this.#setBlock(Number(this.#head.startBlock ?? 1))
    this.#steps.forEach((step, i) => {
      this.#step(step, `step ${step.i === undefined ? `#${i}` : shown(step.i)} ${named(step)}`)
    })
    this.#report.case('finalState')
    const expected = this.#trace.recordedState(this.#finalState, this.#report)
    this.#trace.compare('finalState', expected, this.#trace.everything(), this.#report)
  }

  #step(step: Row, id: string): void {
    const { op } = step
    const kind = typeof op === 'string' ? op : Object.keys(isRecord(op) ? op : {})[0]
    if (kind === 'table') return
    if (kind !== 'sudo' && kind !== 'jump') this.#report.case(id)
    switch (kind) {
      case 'sudo':
        this.#trace.apply(this.#trace.recorded(step.changes, this.#report))
        if (step.block !== undefined) this.#setBlock(Number(step.block))
        break
      case 'jump':
        this.#setBlock(Number(step.to))
        break
      case 'call':
        this.#judge(step, id, () => this.#call(step, id))
        break
      case 'block':
      case 'epochBlock':
        this.#judge(step, id, () => this.#blocksUntil(Number(step.block)))
        break
      case 'blocks':
        this.#judge(step, id, () => this.#manyBlocks(step, id))
        break
      case 'blockRow':
        this.#blockRow(step, id)
        break
      case 'changesSinceLastFullDump':
        this.#judge(step, id, () => this.#dump(step))
        break
      case 'probe':
        this.#probe(step, id)
        break
      case 'epoch':
        this.#judge(step, id, () => this.#epoch(op, id))
        break
      default:
        this.#report.unsupported(`op ${kind}`)
        this.#recover(step)
    }
  }

  /** Runs a step and compares its events and changes; where it cannot run, the recorded changes take its place. */
  #judge(step: Row, id: string, run: () => boolean): void {
    try {
      const events = run() ? [...this.#state.events] : undefined
      const { before, after } = this.#trace.drain()
      const expected = this.#trace.recorded(step.changes, this.#report)
      if (events !== undefined) {
        if ('events' in step)
          compareEvents(id, step.events, events, this.#runtime, this.#json, this.#report)
        this.#trace.compare(id, expected, after, this.#report)
      }
      this.#trace.resync(expected, before)
      this.#trusted = true
    } catch (error) {
      if (error instanceof Unsupported) this.#report.unsupported(error.message)
      else this.#broken(id, error)
      this.#recover(step)
    }
  }

  /** An exception that is no refusal of a call is a fault of ours. */
  #broken(id: string, error: unknown): void {
    const got = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    this.#report.mismatch({ case: id, item: 'exception', expected: 'none', got })
  }

  #recover(step: Row): void {
    const { before } = this.#trace.drain()
    this.#trusted = step.changes !== undefined
    this.#trace.resync(this.#trace.recorded(step.changes, this.#report), before)
    if (step.block !== undefined) this.#setBlock(Number(step.block))
  }

  /** Dispatches the step's call; `false` when its result differs, so that nothing else is compared. */
  #call(step: Row, id: string): boolean {
    this.#state.events.length = 0
    const call = this.#decodeCall(step.call)
    const verdict =
      step.signer === 'root'
        ? undefined
        : quoteCall(this.#context(), call, accountOf(String(step.signer)))
    const got = this.#dispatch(call, step.signer)
    if (got === 'ok') verdict?.(id, this.#context(), this.#report)
    const expected = isRecord(step.result) ? withoutSource(step.result) : step.result
    if (shown(plain(expected)) === shown(plain(got))) return true
    this.#report.mismatch({ case: id, item: 'result', expected: shown(expected), got: shown(got) })
    return false
  }

  #decodeCall(json: unknown): RuntimeCall {
    // A call without arguments is its name alone.
    const [name, args] =
      typeof json === 'string' ? [json] : (Object.entries(isRecord(json) ? json : {})[0] ?? [''])
    const palletName = 'SubtensorModule'
    const pallet = this.#runtime.definition.pallets.find((each) => each.id.name === palletName)
    const declared = pallet?.calls.find((each) => each.name === name)
    if (declared === undefined) throw new Unsupported(`call ${name}`)
    const given = isRecord(args) ? args : {}
    const decoded = Object.entries(declared.args).map(([arg, codec]) => [
      arg,
      this.#json.toValue(codec, given[arg]),
    ])
    return { pallet: palletName, name, args: Object.fromEntries(decoded) }
  }

  #dispatch(call: RuntimeCall, signer: unknown): unknown {
    const origin = signer === 'root' ? ROOT : signed(accountOf(String(signer)))
    const phase = { type: 'ApplyExtrinsic', value: 0 } as const
    try {
      new Context(this.#runtime, this.#state, phase).dispatch(call, origin)
      return 'ok'
    } catch (error) {
      if (!(error instanceof DispatchFailure)) throw error
      const { module } = error
      return module === undefined
        ? { err: { dispatch: this.#json.valueToJson(DispatchErrorCodec, error.error) } }
        : { err: { pallet: module.pallet, error: module.name } }
    }
  }

  /** Ends the block that runs and starts the next one, which holds the events then. */
  #nextBlock(): void {
    const { onInitialize } =
      this.#runtime.definition.pallets.find((each) => each.id.name === 'SubtensorModule') ?? {}
    if (onInitialize === undefined) throw new Unsupported('the block step')
    new BlockExecution(this.#runtime, this.#state).finalize()
    this.#state.events.length = 0
    new BlockExecution(this.#runtime, this.#state).initialize(this.#block() + 1, GENESIS_HASH)
  }

  #blocksUntil(block: number): boolean {
    while (this.#block() < block) this.#nextBlock()
    return true
  }

  #dump(step: Row): boolean {
    if (!this.#trusted) throw new Unsupported('a dump after a block that could not run')
    return this.#blocksUntil(Number(step.block))
  }

  #manyBlocks(step: Row, id: string): boolean {
    const blocks = Array.isArray(step.eventsByBlock) ? step.eventsByBlock.filter(isRecord) : []
    for (const { block, events } of blocks) {
      this.#nextBlock()
      const where = `${id} block ${shown(block)}`
      compareEvents(where, events, this.#state.events, this.#runtime, this.#json, this.#report)
    }
    return this.#blocksUntil(Number(step.block))
  }

  #blockRow(step: Row, id: string): void {
    const row = isRecord(step.row) ? step.row : {}
    try {
      this.#blocksUntil(Number(row.block))
      if (this.#trusted) compareBlockRow(id, row, this.#context(), this.#report)
      else this.#report.unsupported('blockRow after a block that could not run')
    } catch (error) {
      if (error instanceof Unsupported) this.#report.unsupported(error.message)
      else this.#broken(id, error)
      this.#trusted = false
      this.#setBlock(Number(row.block))
    }
  }

  /** One epoch, called as a function. The driver then noted the block as that of the last epoch. */
  #epoch(op: unknown, id: string): boolean {
    const of = isRecord(op) && isRecord(op.epoch) ? op.epoch : {}
    const netuid = Number(of.netuid)
    const got = epoch(this.#context(), netuid, BigInt(String(of.emission)))
    const returned = got.map(({ hotkey, server, validator }) => ({
      hotkey: toSs58(hotkey),
      serverEmission: server,
      validatorEmission: validator,
    }))
    compareFields(this.#report, id, { returned: plain(of.returned) }, { returned: plain(returned) })
    LastMechansimStepBlock.set(this.#context(), netuid, BigInt(this.#block()))
    return true
  }

  #probe(step: Row, id: string): void {
    const names = isRecord(this.#head.accounts) ? this.#head.accounts : {}
    try {
      const mark = this.#state.mark()
      const answer = answerProbe(String(step.what), step.value, this.#context(), names, this.#json)
      this.#state.rollback(mark)
      if (answer === undefined) {
        this.#report.unsupported(`probe ${String(step.what)}`)
        return
      }
      const [expected, got] = [shown(plain(answer.expected)), shown(plain(answer.got))]
      if (expected !== got) this.#report.mismatch({ case: id, item: 'value', expected, got })
    } catch (error) {
      this.#broken(id, error)
    }
  }

  #context(): Context {
    return new Context(this.#runtime, this.#state)
  }

  #block(): number {
    return BlockNumber.get(this.#context())
  }

  #setBlock(block: number): void {
    BlockNumber.set(this.#context(), block)
  }

  #account(name: string): AccountId | undefined {
    const { accounts } = this.#head
    return isRecord(accounts) && name in accounts ? accountOf(String(accounts[name])) : undefined
  }
}

function named({ op, call }: Row): string {
  if (isRecord(call)) return Object.keys(call)[0] ?? 'call'
  if (typeof call === 'string') return call
  return typeof op === 'string' ? op : shown(op).slice(0, 60)
}

/** A refusal without the note of whether a guard or the call itself refused. */
function withoutSource(result: Row): unknown {
  const err = isRecord(result.err) ? result.err : {}
  const { fromDispatchExtension: _, ...rest } = err
  return { err: rest }
}

function accountOf(text: string): AccountId {
  const parsed = parseAddress(text)
  if ('problem' in parsed) throw new Error(`${text} is not an account: ${parsed.problem}`)
  return parsed.account
}
