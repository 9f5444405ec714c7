import { ensure } from '../../../frame/dispatch-error.ts'
import type { HasState } from '../../../frame/storage.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { DEFAULT_SYMBOL, SYMBOLS } from './symbol-table.ts'

/** UTF-8 text as something that a set compares by value. */
function text(symbol: Uint8Array): string {
  return Buffer.from(symbol).toString('hex')
}

function usedSymbols(at: HasState): ReadonlySet<string> {
  return new Set(S.TokenSymbol.values(at).map(text))
}

/** The symbol whose place in the table is the netuid. Upstream: subnets/symbols.rs. */
export function getSymbolForSubnet(netuid: number): Uint8Array {
  return SYMBOLS[netuid] ?? DEFAULT_SYMBOL
}

/** A subnet's own symbol, or the first one that nobody has. Upstream: subnets/symbols.rs. */
export function getNextAvailableSymbol(at: HasState, netuid: number): Uint8Array {
  const used = usedSymbols(at)
  const own = getSymbolForSubnet(netuid)
  if (!used.has(text(own))) return own
  return SYMBOLS.slice(1).find((symbol) => !used.has(text(symbol))) ?? DEFAULT_SYMBOL
}

/** @throws {DispatchFailure} SymbolDoesNotExist for what is not in the table; root's does not count. */
export function ensureSymbolExists(symbol: Uint8Array): void {
  const known = SYMBOLS.slice(1).some((each) => text(each) === text(symbol))
  ensure(known, Errors.SymbolDoesNotExist)
}

/** @throws {DispatchFailure} SymbolAlreadyInUse when another subnet has the symbol. */
export function ensureSymbolAvailable(at: HasState, symbol: Uint8Array): void {
  ensure(!usedSymbols(at).has(text(symbol)), Errors.SymbolAlreadyInUse)
}
