import type { AccountId } from '../../../../../../src/crypto/index.ts'
import { Context } from '../../../../../../src/simulator/frame/context.ts'
import { attempt, DispatchFailure } from '../../../../../../src/simulator/frame/dispatch-error.ts'
import { ROOT, signed } from '../../../../../../src/simulator/frame/origin.ts'
import type { RuntimeEvent } from '../../../../../../src/simulator/frame/pallet.ts'
import { EMPTY_BACKING, State } from '../../../../../../src/simulator/frame/state.ts'
import { mintInto } from '../../../../../../src/simulator/pallets/balances/currency.ts'
import { TotalIssuance } from '../../../../../../src/simulator/pallets/balances/storage.ts'
import { createAccountIfNonExistent } from '../../../../../../src/simulator/pallets/subtensor/staking/helpers.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { getSubnetAccountId } from '../../../../../../src/simulator/pallets/subtensor/subnets/subnet.ts'
import * as System from '../../../../../../src/simulator/pallets/system/storage.ts'
import { traceRuntime } from '../../../../../replay/formats/pallet/trace-runtime.ts'
import { dump } from '../../../dump.ts'

export const TAO = 1_000_000_000n
/** Rao beside the reserve on the account of each subnet, so that it lives on. */
export const SUBNET_EXTRA = 500n

export const key = (byte: number): AccountId => `0x${byte.toString(16).padStart(2, '0').repeat(32)}`
export const AUTHOR = key(0xaa)
export const COLDKEYS = [key(1), key(2), key(3)] as const
export const HOTKEYS = [key(0x11), key(0x12), key(0x13)] as const
export const [ALICE, BOB, CAROL] = COLDKEYS
/** Owned by the coldkey of the same place. */
export const [HOT_A, HOT_B, HOT_C] = HOTKEYS

/** A chain with root and two dynamic subnets, three coldkeys with 1000 TAO and a hotkey each. */
export class World {
  readonly runtime = traceRuntime(AUTHOR)
  readonly state = new State(EMPTY_BACKING)
  readonly ctx = new Context(this.runtime, this.state)

  constructor() {
    const { ctx } = this
    this.block = 10
    for (const netuid of [0, 1, 2]) {
      S.NetworksAdded.set(ctx, netuid, true)
      S.SubtokenEnabled.set(ctx, netuid, true)
      this.subnet(netuid, netuid === 0 ? 0n : BigInt(netuid) * 700n * TAO, 3_000n * TAO)
    }
    for (const account of [...COLDKEYS, AUTHOR]) mintInto(ctx, account, 1_000n * TAO)
    HOTKEYS.forEach((hotkey, i) => {
      createAccountIfNonExistent(ctx, COLDKEYS[i] ?? ALICE, hotkey)
    })
    S.TotalIssuance.set(ctx, TotalIssuance.get(ctx))
    this.state.drain()
  }

  get block(): number {
    return this.runtime.definition.system.blockNumber(this.ctx)
  }

  set block(number: number) {
    System.BlockNumber.set(this.ctx, number)
  }

  /** Gives a subnet its reserves, and its account the TAO. */
  subnet(netuid: number, tao: bigint, alpha: bigint): void {
    const account = getSubnetAccountId(this.ctx, netuid)
    if (account !== undefined) mintInto(this.ctx, account, tao + SUBNET_EXTRA)
    if (netuid === 0) return
    S.SubnetMechanism.set(this.ctx, netuid, 1)
    S.SubnetTAO.set(this.ctx, netuid, tao)
    S.SubnetAlphaIn.set(this.ctx, netuid, alpha)
  }

  /** Lets every coldkey stake `tao` rao to every hotkey on every subnet. */
  stakeEverywhere(tao: bigint): void {
    for (const coldkey of COLDKEYS)
      for (const hotkey of HOTKEYS)
        for (const netuid of [0, 1, 2]) {
          const refused = this.call(coldkey, 'add_stake', { hotkey, netuid, amount_staked: tao })
          if (refused !== undefined) throw new Error(`staking on ${netuid}: ${refused}`)
        }
  }

  /** Dispatches a call of this pallet: the name of its error, or `undefined` when it went through. */
  call(signer: AccountId | 'root', name: string, args: Record<string, unknown>) {
    const origin = signer === 'root' ? ROOT : signed(signer)
    const call = { pallet: 'SubtensorModule', name, args }
    const outcome = attempt(() => this.ctx.dispatch(call, origin))
    if (!(outcome instanceof DispatchFailure)) return undefined
    return outcome.module?.name ?? outcome.message
  }

  /** Events since the last look. */
  events(): RuntimeEvent[] {
    const records = this.state.events as { event: RuntimeEvent }[]
    const events = records.map(({ event }) => event)
    this.state.events.length = 0
    return events
  }

  /** Everything that is stored, as text. */
  dump(): string {
    return dump(this.ctx)
  }
}
