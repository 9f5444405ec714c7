import type { Context } from '../../../frame/context.ts'
import type { Origin } from '../../../frame/origin.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { ensureSubnetOwnerOrRoot } from './owner.ts'
import { ensureSymbolAvailable, ensureSymbolExists } from './symbols.ts'

/**
 * Gives a subnet another symbol of the table.
 *
 * Upstream: macros/dispatches.rs, `update_symbol`.
 *
 * @throws {DispatchFailure} BadOrigin unless its owner or root asks, SymbolDoesNotExist, SymbolAlreadyInUse.
 */
export function updateSymbol(
  ctx: Context,
  origin: Origin,
  netuid: number,
  symbol: Uint8Array,
): void {
  ensureSubnetOwnerOrRoot(ctx, origin, netuid)
  ensureSymbolExists(symbol)
  ensureSymbolAvailable(ctx, symbol)
  S.TokenSymbol.set(ctx, netuid, symbol)
  ctx.deposit(Event.SymbolUpdated({ netuid, symbol }))
}
