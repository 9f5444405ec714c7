import type { AccountId } from '../../../../../src/crypto/index.ts'
import { Context } from '../../../../../src/simulator/frame/context.ts'
import { attempt, DispatchFailure } from '../../../../../src/simulator/frame/dispatch-error.ts'
import { ROOT, signed } from '../../../../../src/simulator/frame/origin.ts'
import type { RuntimeCall } from '../../../../../src/simulator/frame/pallet.ts'
import { EMPTY_BACKING, State } from '../../../../../src/simulator/frame/state.ts'
import { TotalIssuance } from '../../../../../src/simulator/pallets/balances/storage.ts'
import type { EmissionRegime } from '../../../../../src/simulator/pallets/devnet/regime.ts'
import { onInitialize } from '../../../../../src/simulator/pallets/subtensor/hooks.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import * as S from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { getSubnetAccountId } from '../../../../../src/simulator/pallets/subtensor/subnets/subnet.ts'
import * as System from '../../../../../src/simulator/pallets/system/storage.ts'
import { buildGenesis } from '../../../../../src/simulator/runtime/genesis/build.ts'
import type { Preset } from '../../../../../src/simulator/runtime/genesis/preset.ts'
import { standard } from '../../../../../src/simulator/runtime/genesis/presets/default.ts'
import { createRuntime } from '../../../../../src/simulator/runtime/index.ts'

export const TAO = 1_000_000_000n

/** A chain from genesis on, whose blocks do only what emission does. */
export class World {
  readonly state = new State(EMPTY_BACKING)
  readonly ctx: Context
  #block = 0

  constructor(preset: Preset = standard) {
    const runtime = createRuntime()
    this.ctx = new Context(runtime, this.state)
    buildGenesis(runtime, this.state, preset)
  }

  /** Makes blocks, each before anything that is called next. */
  blocks(count: number): void {
    for (let i = 0; i < count; i += 1) {
      this.#block += 1
      System.BlockNumber.set(this.ctx, this.#block)
      onInitialize(this.ctx)
      this.state.drain()
    }
  }

  regime(regime: EmissionRegime): void {
    this.dispatch('root', { pallet: 'Devnet', name: 'set_emission_regime', args: { regime } })
  }

  /** The name of the call's error, or `undefined` when it went through. */
  try(signer: AccountId | 'root', call: RuntimeCall): string | undefined {
    const outcome = attempt(() =>
      this.ctx.dispatch(call, signer === 'root' ? ROOT : signed(signer)),
    )
    return outcome instanceof DispatchFailure
      ? (outcome.module?.name ?? outcome.message)
      : undefined
  }

  dispatch(signer: AccountId | 'root', call: RuntimeCall): void {
    const refused = this.try(signer, call)
    if (refused !== undefined) throw new Error(`${call.name}: ${refused}`)
  }

  stake(coldkey: AccountId, hotkey: AccountId, netuid: number, amount: bigint): string | undefined {
    return this.try(coldkey, {
      pallet: 'SubtensorModule',
      name: 'add_stake',
      args: { hotkey, netuid, amount_staked: amount },
    })
  }

  unstake(
    coldkey: AccountId,
    hotkey: AccountId,
    netuid: number,
    amount: bigint,
  ): string | undefined {
    return this.try(coldkey, {
      pallet: 'SubtensorModule',
      name: 'remove_stake',
      args: { hotkey, netuid, amount_unstaked: amount },
    })
  }

  staked(coldkey: AccountId, hotkey: AccountId, netuid: number): bigint {
    return getStakeForHotkeyAndColdkeyOnSubnet(this.ctx, hotkey, coldkey, netuid)
  }

  free(account: AccountId): bigint {
    return System.Account.get(this.ctx, account).data.free
  }

  /** Rao of TAO on the account of a subnet. */
  held(netuid: number): bigint {
    const account = getSubnetAccountId(this.ctx, netuid)
    return account === undefined ? 0n : this.free(account)
  }

  /** What all hotkeys have on a subnet, in rao of its token. */
  stakedOn(netuid: number): bigint {
    return S.TotalHotkeyAlpha.entries(this.ctx).reduce(
      (sum, [[, on], amount]) => (on === netuid ? sum + amount : sum),
      0n,
    )
  }

  /** What waits for the next epoch of a subnet, in rao. */
  pending(netuid: number): bigint {
    return [
      S.PendingServerEmission,
      S.PendingValidatorEmission,
      S.PendingRootAlphaDivs,
      S.PendingOwnerCut,
    ].reduce((sum, item) => sum + item.get(this.ctx, netuid), 0n)
  }

  /** The sum of all balances, which both pallets must count alike. @throws {Error} where they do not. */
  issued(): bigint {
    const sum = System.Account.values(this.ctx).reduce(
      (total, { data }) => total + data.free + data.reserved,
      0n,
    )
    const counted = [TotalIssuance.get(this.ctx), S.TotalIssuance.get(this.ctx)]
    if (counted.some((each) => each !== sum)) throw new Error(`${sum} rao, counted as ${counted}`)
    return sum
  }
}
