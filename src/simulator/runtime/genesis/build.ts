import { Context } from '../../frame/context.ts'
import type { Runtime } from '../../frame/runtime.ts'
import type { State } from '../../frame/state.ts'
import { Authorities } from '../../pallets/aura/storage.ts'
import { mutateAccount } from '../../pallets/balances/account.ts'
import { TotalIssuance } from '../../pallets/balances/storage.ts'
import { Key } from '../../pallets/sudo/storage.ts'
import { BlockHash, LastRuntimeUpgrade } from '../../pallets/system/storage.ts'
import {
  NextFeeMultiplier,
  ONE,
  StorageVersion,
} from '../../pallets/transaction-payment/storage.ts'
import type { Preset } from './preset.ts'

/** What upstream's genesis has for its own hash, which nobody can know yet; block 1 puts the real one there. */
const UNKNOWN_HASH = `0x${'45'.repeat(32)}` as const

/** Writes `preset` into an empty state. Events of it are forgotten, as a genesis has none. */
export function buildGenesis(runtime: Runtime, state: State, preset: Preset): void {
  const ctx = new Context(runtime, state)
  const { specVersion, specName } = runtime.version
  BlockHash.set(ctx, 0, UNKNOWN_HASH)
  LastRuntimeUpgrade.set(ctx, { spec_version: specVersion, spec_name: specName })
  NextFeeMultiplier.set(ctx, ONE)
  StorageVersion.set(ctx, 'V2')
  if (preset.author !== undefined) Authorities.set(ctx, [preset.author])
  if (preset.sudo !== undefined) Key.set(ctx, preset.sudo)
  for (const [account, free] of preset.balances) {
    mutateAccount(ctx, account, (data) => ({ ...data, free }))
    TotalIssuance.mutate(ctx, (total) => total + free)
  }
  state.events.length = 0
}
