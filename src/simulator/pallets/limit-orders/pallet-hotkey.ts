import type { Context } from '../../frame/context.ts'
import { createAccountIfNonExistent } from '../subtensor/staking/helpers.ts'
import { PALLET_ACCOUNT, PALLET_HOTKEY } from './constants.ts'
import { HasMigrationRun, LimitOrdersEnabled } from './storage.ts'

const MIGRATION = new TextEncoder().encode('migrate_register_pallet_hotkey')

/** Makes the hotkey that batches go through this pallet's, before anybody else takes it. */
function registerPalletHotkey(ctx: Context): void {
  createAccountIfNonExistent(ctx, PALLET_ACCOUNT, PALLET_HOTKEY)
}

/** What a new chain begins with: orders are switched on. Upstream: pallets/limit-orders/src/lib.rs, `genesis_build`. */
export function foundLimitOrders(ctx: Context): void {
  registerPalletHotkey(ctx)
  LimitOrdersEnabled.set(ctx, true)
}

/**
 * What a chain from before this pallet gets: the hotkey. Orders stay switched off until root says otherwise.
 *
 * Upstream: pallets/limit-orders/src/migrations/migrate_register_pallet_hotkey.rs.
 */
export function migrateRegisterPalletHotkey(ctx: Context): void {
  if (HasMigrationRun.get(ctx, MIGRATION)) return
  registerPalletHotkey(ctx)
  HasMigrationRun.set(ctx, MIGRATION, true)
}
