import { decode, encode, type Hex } from '../../src/codec/index.ts'
import type { Runtime } from '../../src/simulator/frame/runtime.ts'
import { standard } from '../../src/simulator/runtime/genesis/presets/default.ts'
import { Calls, type Step } from './calls.ts'
import { Chain } from './chain.ts'
import { Random } from './random.ts'
import { alphaFaults, taoFaults } from './rules.ts'

/** What a sequence of calls came to. */
export interface Outcome {
  readonly calls: number
  readonly blocks: number
  /** How many of them went through. */
  readonly ok: number
  /** How many different calls went through, and were refused. */
  readonly kindsOk: number
  readonly kindsRefused: number
  readonly root: Hex
}

/** A rule that a sequence of calls broke, and where. */
export class BrokenRule extends Error {
  override readonly name = 'BrokenRule'
}

/** Blocks are opened after so many calls, one more or less. */
const CALLS_A_BLOCK = 4
/** Calls after which every stored value is held against its bytes. */
const CALLS_A_LOOK = 1_000

interface Recorded {
  readonly steps: readonly { readonly step: Step; readonly blocksAfter: number }[]
  readonly outcome: Outcome
}

/**
 * Makes `count` calls on a new chain and holds every rule after each, then makes the same calls again, from their bytes and
 * on a chain that now and then forgets its decoded state: it must come to the same root.
 *
 * @throws {BrokenRule} at the first call after which a rule does not hold.
 */
export function runProperties(runtime: Runtime, count: number, seed: number): Outcome {
  const { steps, outcome } = makeCalls(runtime, count, seed)
  const again = new Chain(runtime, standard)
  steps.forEach(({ step, blocksAfter }, at) => {
    const { codec } = runtime.calls
    again.call({ ...step, call: decode(codec, encode(codec, step.call)) })
    again.settle()
    for (let i = 0; i < blocksAfter; i += 1) again.next()
    if (at % CALLS_A_LOOK === CALLS_A_LOOK - 1) again.reread()
  })
  if (again.root !== outcome.root)
    throw new BrokenRule(`seed ${seed}: replayed, ${count} calls came to another state`)
  return outcome
}

function makeCalls(runtime: Runtime, count: number, seed: number): Recorded {
  const random = new Random(seed)
  const calls = new Calls(runtime)
  const chain = new Chain(runtime, standard)
  const steps: Recorded['steps'][number][] = []
  const through = new Set<string>()
  const refused = new Set<string>()
  let ok = 0
  let blocks = 1
  for (let at = 0; at < count; at += 1) {
    const step = calls.step(random)
    const name = `${step.call.pallet}.${step.call.name}`
    const broken = (what: string): never => {
      throw new BrokenRule(`seed ${seed}, call ${at} ${name}: ${what}\n${shown(step)}`)
    }
    const within = <T>(body: () => T): T => {
      try {
        return body()
      } catch (error) {
        if (error instanceof BrokenRule) throw error
        return broken(error instanceof Error ? (error.stack ?? error.message) : String(error))
      }
    }
    const error = within(() => chain.call(step))
    const changes = within(() => chain.settle())
    if (error === undefined) {
      ok += 1
      through.add(name)
    } else {
      refused.add(name)
      if (changes.length > 0) broken(`refused as ${error}, it changed ${changes.length} keys`)
    }
    hold(chain, broken)
    const blocksAfter = random.below(CALLS_A_BLOCK) === 0 ? 1 + random.below(4) : 0
    for (let i = 0; i < blocksAfter; i += 1) {
      within(() => chain.next())
      hold(chain, (what) => broken(`in the block after it, ${what}`))
    }
    blocks += blocksAfter
    steps.push({ step, blocksAfter })
    if (at % CALLS_A_LOOK === CALLS_A_LOOK - 1 || at === count - 1) {
      const drifted = chain.drifted()
      if (drifted !== undefined) broken(`a stored value was changed in place: ${drifted}`)
    }
  }
  const outcome = {
    calls: count,
    blocks,
    ok,
    kindsOk: through.size,
    kindsRefused: refused.size,
    root: chain.root,
  }
  return { steps, outcome }
}

function hold(chain: Chain, broken: (what: string) => void): void {
  const faults = [...taoFaults(chain.ctx), ...alphaFaults(chain.ctx)]
  if (faults.length > 0) broken(faults.join('; '))
}

function shown(step: Step): string {
  return JSON.stringify(step, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
}
