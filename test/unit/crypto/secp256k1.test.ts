import { beforeAll, expect, test } from 'vitest'
import { fromHex, toHex } from '../../../src/codec/hex.ts'
import { cryptoReady, recoverEthereumAddress } from '../../../src/crypto/index.ts'

beforeAll(cryptoReady)

const DIGEST = new Uint8Array(32).fill(3)
const R = 'b1c47ade5c2eb6b33193f72c0782ed89717216cab52542aa5dd7ba2bdf44a3ef'
const LOW = '4926d5adca8bbc26ff11a655744c8067781eb90aff6b16a1fd7b68c6b247d991'
/** The group's order less `LOW`. */
const HIGH = 'b6d92a52357443d900ee59aa8bb37f97429023dbafdd8999c256f5c61dee67b0'

const addressOf = (s: string, key: number) => {
  const address = recoverEthereumAddress(
    DIGEST,
    fromHex(`0x${R}${s}${key.toString(16).padStart(2, '0')}`),
  )
  return address && toHex(address)
}

test('both values of s, each with its number of the key, are signatures of the same key', () => {
  expect(addressOf(LOW, 0)).toBe('0x4a62316623ad457f02cdc5d997ded67a383ec569')
  expect(addressOf(HIGH, 1)).toBe(addressOf(LOW, 0))
  expect(addressOf(HIGH, 0)).toBe(addressOf(LOW, 1))
  expect(addressOf(HIGH, 0)).not.toBe(addressOf(LOW, 0))
})

test('numbers beyond the group are signatures of no key', () => {
  expect(addressOf('f'.repeat(64), 0)).toBeUndefined()
  expect(addressOf('0'.repeat(64), 0)).toBeUndefined()
  expect(addressOf(LOW, 4)).toBeUndefined()
})
