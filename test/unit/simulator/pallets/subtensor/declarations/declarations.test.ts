import { beforeAll, describe, expect, test } from 'vitest'
import { decode, encode } from '../../../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import { EMPTY_BACKING, State } from '../../../../../../src/simulator/frame/state.ts'
import { Storage } from '../../../../../../src/simulator/frame/storage.ts'
import { Errors } from '../../../../../../src/simulator/pallets/subtensor/errors.ts'
import { Event } from '../../../../../../src/simulator/pallets/subtensor/events/index.ts'
import { subtensorPallet } from '../../../../../../src/simulator/pallets/subtensor/index.ts'
import * as beyond425 from '../../../../../../src/simulator/pallets/subtensor/storage/beyond-425.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import {
  I64F64,
  LockState,
  RateLimitKey,
  RootClaimTypeEnum,
  U64F64,
} from '../../../../../../src/simulator/pallets/subtensor/types/index.ts'

beforeAll(cryptoReady)

const hotkey = `0x${'11'.repeat(32)}` as const

describe('the pallet', () => {
  test('has as many parts as spec 425', () => {
    const later = Object.keys(beyond425)
    expect(subtensorPallet.storage.filter(({ name }) => !later.includes(name))).toHaveLength(222)
    expect(subtensorPallet.events).toHaveLength(137)
    expect(subtensorPallet.errors).toHaveLength(147)
    expect(subtensorPallet.constants).toHaveLength(69)
  })

  test('counts events and errors without gaps, each documented', () => {
    expect(Event.declarations.map(({ index }) => index)).toEqual([...Array(137).keys()])
    expect(Object.values(Errors).map(({ index }) => index)).toEqual([...Array(147).keys()])
    for (const { docs } of [...Event.declarations, ...Object.values(Errors)])
      expect(docs).toMatch(/^[A-Z`].*\.$/)
  })

  test('names each storage item as the variable that holds it, and documents it', () => {
    for (const [name, item] of Object.entries(S)) {
      expect(item.name).toBe(name)
      expect(item.docs).toMatch(/\.$/)
    }
  })

  test('has calls in order of index, without twins', () => {
    const indices = subtensorPallet.calls.map(({ index }) => index)
    expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b))
  })

  test('reads defaults that its own codecs can write', () => {
    for (const item of subtensorPallet.storage) {
      if (item.optional) continue
      expect(item.decodeValue(item.fallback())).toEqual(decode(item.value, item.fallback()))
    }
  })
})

describe('stored types', () => {
  test('fixed-point numbers are raw bits on the wire, little-endian', () => {
    expect(encode(U64F64, 1n << 64n)).toEqual(
      Uint8Array.from([...Array(8).fill(0), 1, ...Array(7).fill(0)]),
    )
    expect(decode(I64F64, encode(I64F64, -1n))).toBe(-1n)
  })

  test.each([
    { type: 'NetworkLastRegistered' } as const,
    { type: 'OwnerHyperparamUpdate', value: [7, 'Kappa'] } as const,
    { type: 'LastTxBlock', value: hotkey } as const,
  ])('a rate limit key survives the wire: %o', (key) => {
    expect(decode(RateLimitKey, encode(RateLimitKey, key))).toEqual(key)
  })

  test('root claims that keep some subnets survive the wire', () => {
    const kept = { type: 'KeepSubnets', value: { subnets: [1, 5] } } as const
    expect(decode(RootClaimTypeEnum, encode(RootClaimTypeEnum, kept))).toEqual(kept)
    expect(encode(RootClaimTypeEnum, { type: 'Swap' })).toEqual(Uint8Array.of(0))
  })

  test('a lock survives the wire', () => {
    const lock = { locked_mass: 5n, conviction: 1n << 70n, last_update: 9n }
    expect(decode(LockState, encode(LockState, lock))).toEqual(lock)
  })
})

describe('keys', () => {
  test('of every item can be written, read and listed', () => {
    const at = { state: new State(EMPTY_BACKING) }
    S.LastRateLimitedBlock.set(at, { type: 'SetSNOwnerHotkey', value: 3 }, 8n)
    S.UsedWork.set(at, Uint8Array.of(1, 2), 4n)
    S.Keys.set(at, 3, 1, hotkey)
    expect(S.LastRateLimitedBlock.entries(at)).toEqual([
      [[{ type: 'SetSNOwnerHotkey', value: 3 }], 8n],
    ])
    expect(S.UsedWork.entries(at)).toEqual([[[Uint8Array.of(1, 2)], 4n]])
    expect(S.Keys.entries(at, 3)).toEqual([[[3, 1], hotkey]])
    for (const item of subtensorPallet.storage) expect(item).toBeInstanceOf(Storage)
  })
})
