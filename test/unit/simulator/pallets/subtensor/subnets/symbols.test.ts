import { beforeAll, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import { DispatchFailure } from '../../../../../../src/simulator/frame/dispatch-error.ts'
import { EMPTY_BACKING, State } from '../../../../../../src/simulator/frame/state.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import {
  DEFAULT_SYMBOL,
  SYMBOLS,
} from '../../../../../../src/simulator/pallets/subtensor/subnets/symbol-table.ts'
import {
  ensureSymbolAvailable,
  ensureSymbolExists,
  getNextAvailableSymbol,
  getSymbolForSubnet,
} from '../../../../../../src/simulator/pallets/subtensor/subnets/symbols.ts'

beforeAll(cryptoReady)

const text = (symbol: Uint8Array) => new TextDecoder().decode(symbol)

describe('the table of symbols', () => {
  test('has 439 different ones', () => {
    expect(SYMBOLS).toHaveLength(439)
    expect(new Set(SYMBOLS.map(text)).size).toBeGreaterThan(430)
  })

  test('begins with root, then the Greek letters', () => {
    expect([0, 1, 2, 19, 24].map((netuid) => text(getSymbolForSubnet(netuid)))).toEqual([
      'Τ',
      'α',
      'β',
      't',
      'ω',
    ])
    expect(text(getSymbolForSubnet(25))).toBe('א')
    expect(text(getSymbolForSubnet(438))).toBe('ධ')
    expect(getSymbolForSubnet(439)).toBe(DEFAULT_SYMBOL)
  })
})

describe('a new subnet', () => {
  const world = () => ({ state: new State(EMPTY_BACKING) })

  test('gets its own symbol, or the first that is free', () => {
    const at = world()
    expect(text(getNextAvailableSymbol(at, 3))).toBe('γ')
    S.TokenSymbol.set(at, 9, getSymbolForSubnet(3))
    expect(text(getNextAvailableSymbol(at, 3))).toBe('α')
    S.TokenSymbol.set(at, 1, getSymbolForSubnet(1))
    expect(text(getNextAvailableSymbol(at, 3))).toBe('β')
  })

  test('gets the symbol of root when all are taken', () => {
    const at = world()
    SYMBOLS.forEach((symbol, netuid) => {
      S.TokenSymbol.set(at, netuid, symbol)
    })
    expect(getNextAvailableSymbol(at, 500)).toBe(DEFAULT_SYMBOL)
  })

  test('cannot take what is not in the table, nor the symbol of root, nor that of another', () => {
    const at = world()
    S.TokenSymbol.set(at, 1, getSymbolForSubnet(1))
    expect(() => ensureSymbolExists(new TextEncoder().encode('x'))).toThrow(DispatchFailure)
    expect(() => ensureSymbolExists(DEFAULT_SYMBOL)).toThrow('SymbolDoesNotExist')
    expect(() => ensureSymbolAvailable(at, getSymbolForSubnet(1))).toThrow('SymbolAlreadyInUse')
    expect(() => ensureSymbolAvailable(at, getSymbolForSubnet(2))).not.toThrow()
  })
})
