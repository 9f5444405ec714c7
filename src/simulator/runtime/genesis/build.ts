import { Context } from '../../frame/context.ts'
import type { Runtime } from '../../frame/runtime.ts'
import type { State } from '../../frame/state.ts'
import { Authorities } from '../../pallets/aura/storage.ts'
import { mutateAccount } from '../../pallets/balances/account.ts'
import { TotalIssuance as BalancesIssuance } from '../../pallets/balances/storage.ts'
import { setEmissionRegime } from '../../pallets/devnet/set-regime.ts'
import { ChainId } from '../../pallets/evm-chain-id/storage.ts'
import { foundLimitOrders } from '../../pallets/limit-orders/pallet-hotkey.ts'
import { fixKey } from '../../pallets/mev-shield/keys.ts'
import { openLedgers } from '../../pallets/subtensor/coinbase/ledger.ts'
import { doAddStake } from '../../pallets/subtensor/staking/add-stake.ts'
import {
  RegistrationsThisBlock,
  RegistrationsThisInterval,
  SubtokenEnabled,
  TotalIssuance,
} from '../../pallets/subtensor/storage/index.ts'
import { doRootRegister } from '../../pallets/subtensor/subnets/root-register.ts'
import { ROOT_NETUID } from '../../pallets/subtensor/subnets/subnet.ts'
import { Key } from '../../pallets/sudo/storage.ts'
import { BlockHash, LastRuntimeUpgrade } from '../../pallets/system/storage.ts'
import {
  NextFeeMultiplier,
  ONE,
  StorageVersion,
} from '../../pallets/transaction-payment/storage.ts'
import type { Preset } from './preset.ts'
import { relaxLimits } from './relaxed.ts'
import { foundRoot } from './root.ts'
import { SHIELD_KEY } from './shield-key.ts'
import { foundSubnet } from './subnet.ts'
import { foundUnownedSubnet } from './unowned-subnet.ts'

/** What upstream's genesis has for its own hash, which nobody can know yet; block 1 puts the real one there. */
const UNKNOWN_HASH = `0x${'45'.repeat(32)}` as const

/** What upstream's localnet calls itself (node/src/chain_spec/localnet.rs). */
const CHAIN_ID = 42n

function foundChain(ctx: Context, preset: Preset): void {
  const { specVersion, specName } = ctx.runtime.version
  BlockHash.set(ctx, 0, UNKNOWN_HASH)
  LastRuntimeUpgrade.set(ctx, { spec_version: specVersion, spec_name: specName })
  NextFeeMultiplier.set(ctx, ONE)
  StorageVersion.set(ctx, 'V2')
  if (preset.author !== undefined) Authorities.set(ctx, [preset.author])
  ChainId.set(ctx, CHAIN_ID)
  if (preset.sudo !== undefined) Key.set(ctx, preset.sudo)
  fixKey(ctx, SHIELD_KEY)
  for (const [account, free] of preset.balances) {
    mutateAccount(ctx, account, (data) => ({ ...data, free }))
    BalancesIssuance.mutate(ctx, (total) => total + free)
  }
}

function foundNetworks(ctx: Context, preset: Preset): void {
  foundRoot(ctx, preset.rootOwner)
  if (preset.relaxed === true) relaxLimits(ctx)
  if (preset.unownedSubnet === true) foundUnownedSubnet(ctx)
  for (const subnet of preset.subnets) foundSubnet(ctx, subnet)
  if (preset.rootValidators.length > 0) SubtokenEnabled.set(ctx, ROOT_NETUID, true)
  for (const { coldkey, hotkey, stake } of preset.rootValidators) {
    doRootRegister(ctx, coldkey, hotkey)
    doAddStake(ctx, coldkey, hotkey, ROOT_NETUID, stake)
    // A block takes few registrations; a genesis takes all.
    RegistrationsThisBlock.remove(ctx, ROOT_NETUID)
    RegistrationsThisInterval.remove(ctx, ROOT_NETUID)
  }
}

/** Writes `preset` into an empty state. Its events are forgotten, as a genesis has none. */
export function buildGenesis(runtime: Runtime, state: State, preset: Preset): void {
  const ctx = new Context(runtime, state)
  foundChain(ctx, preset)
  foundNetworks(ctx, preset)
  foundLimitOrders(ctx)
  TotalIssuance.set(ctx, BalancesIssuance.get(ctx))
  if (preset.regime !== undefined) setEmissionRegime(ctx, preset.regime)
  openLedgers(ctx)
  state.events.length = 0
}
