import { decode, type Hex } from '../../src/codec/index.ts'
import type { AccountId } from '../../src/crypto/index.ts'
import { type Origin, ROOT, signed } from '../../src/simulator/frame/origin.ts'
import type { RuntimeCall } from '../../src/simulator/frame/pallet.ts'
import type { Runtime } from '../../src/simulator/frame/runtime.ts'
import { AccountId as AccountCodec } from '../../src/simulator/frame/types.ts'
import { DEV } from '../../src/simulator/runtime/genesis/dev-accounts.ts'
import type { Random } from './random.ts'
import { Values } from './values.ts'

/** A call and who makes it. */
export interface Step {
  readonly call: RuntimeCall
  readonly origin: Origin
}

const HOTKEYS: readonly AccountId[] = [
  DEV.aliceHotkey,
  DEV.bobHotkey,
  DEV.charlieHotkey,
  DEV.daveHotkey,
  DEV.eveHotkey,
  DEV.ferdieHotkey,
]
const COLDKEYS = [DEV.alice, DEV.bob, DEV.charlie, DEV.dave, DEV.eve, DEV.ferdie]
/** Accounts that nobody knows yet. */
const STRANGERS = Array.from(
  { length: 6 },
  (_, i): Hex => `0x${(0xc0 + i).toString(16).repeat(32)}`,
)
const ACCOUNTS: readonly AccountId[] = [...COLDKEYS, ...HOTKEYS, ...STRANGERS]
/** The most subnets that are ever named; those behind the genesis come and go. */
const NETUIDS = 8
/** Calls within calls within a call. */
const MOST_NESTED = 2

/** What root may do to the books by hand, so that they no longer tell what happened. */
const BY_HAND = new Set([
  'System.set_storage',
  'System.kill_storage',
  'System.kill_prefix',
  'Balances.force_set_balance',
  'Balances.force_adjust_total_issuance',
  'AdminUtils.sudo_set_total_issuance',
])

/** How often calls of a pallet are made, in parts of the sum; 1 where nothing is said. */
const OFTEN: Readonly<Record<string, number>> = {
  SubtensorModule: 40,
  AdminUtils: 12,
  Balances: 6,
  Proxy: 6,
  Utility: 6,
  Multisig: 3,
}
/** Calls of the Subtensor pallet that many others need to have been made. */
const STAKING = /stake|register|weights|start_call|childr|lock|claim|recycle|burn/

/** Calls that hotkeys sign. */
const BY_HOTKEY = /weights|serve|prometheus|commitment/

/** Makes calls of every pallet of a runtime, with arguments that often name what there is. */
export class Calls {
  readonly #runtime: Runtime
  readonly #choices: readonly (readonly [pallet: string, name: string])[]
  readonly #values: Values
  #depth = 0

  constructor(runtime: Runtime) {
    this.#runtime = runtime
    this.#choices = runtime.definition.pallets.flatMap(({ id, calls }) =>
      calls
        .filter(({ name }) => !BY_HAND.has(`${id.name}.${name}`))
        .flatMap(({ name }) => {
          const weight = (OFTEN[id.name] ?? 1) * (STAKING.test(name) ? 4 : 1)
          return Array.from({ length: weight }, () => [id.name, name] as const)
        }),
    )
    this.#values = new Values({
      AccountId32: (writer, random) => writer.hex(random.pick(ACCOUNTS)),
      NetUid: (writer, random) => writer.u16(netuid(random)),
      MultiAddress: (writer, random) => {
        writer.u8(0)
        writer.hex(random.pick(ACCOUNTS))
      },
      RuntimeCall: (writer, random) => this.#runtime.calls.codec.write(writer, this.call(random)),
    })
  }

  /** Some call and some origin that could be meant to make it. */
  step(random: Random): Step {
    const call = this.call(random)
    const byRoot = call.pallet === 'AdminUtils' ? random.percent(70) : random.percent(8)
    const signers = BY_HOTKEY.test(call.name) ? HOTKEYS : COLDKEYS
    const signer = random.pick(random.percent(90) ? signers : ACCOUNTS)
    return { call, origin: byRoot ? ROOT : signed(signer) }
  }

  /** Some call; what is nested too deeply is a remark. */
  call(random: Random): RuntimeCall {
    if (this.#depth > MOST_NESTED)
      return { pallet: 'System', name: 'remark', args: { remark: new Uint8Array() } }
    this.#depth += 1
    try {
      const [pallet, name] = random.pick(this.#choices)
      const declared = this.#runtime.declaration({ pallet, name, args: {} })
      const args = Object.entries(declared.args).map(([arg, codec]) => [
        arg,
        codec.typeName === AccountCodec.typeName && /hotkey/.test(arg) && random.percent(90)
          ? random.pick(HOTKEYS)
          : decode(codec, this.#values.bytes(codec, random)),
      ])
      return { pallet, name, args: Object.fromEntries(args) }
    } finally {
      this.#depth -= 1
    }
  }
}

function netuid(random: Random): number {
  return random.percent(2) ? random.below(0x10000) : random.below(NETUIDS)
}
