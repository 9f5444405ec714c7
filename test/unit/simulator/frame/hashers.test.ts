import { beforeAll, expect, it } from 'vitest'
import { type Codec, u32 } from '../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import { COUNTED, twox64Concat } from '../../../../src/simulator/frame/hashers.ts'
import { BlockHash } from '../../../../src/simulator/pallets/system/storage.ts'

beforeAll(cryptoReady)

/** Numbers, and how often one of them was hashed, which takes its bytes. */
function watched(): { codec: Codec<number>; hashed: () => number } {
  let count = 0
  const codec: Codec<number> = {
    ...u32,
    write(writer, value) {
      count += 1
      u32.write(writer, value)
    },
  }
  return { codec, hashed: () => count }
}

it('hashes a key once', () => {
  const { codec, hashed } = watched()
  const part = twox64Concat(codec)
  for (let round = 0; round < 3; round += 1)
    for (let key = 0; key < 10_000; key += 1) part.hashed(key)
  expect(hashed()).toBe(10_000)
})

it('keeps no more hashes of keys that count up than it says', () => {
  const { codec, hashed } = watched()
  const part = twox64Concat(codec, COUNTED)
  for (let block = 0; block < 10 * COUNTED; block += 1) part.hashed(block)
  expect(hashed()).toBe(10 * COUNTED)
  // Asked from the newest on, only what is kept needs no hashing.
  for (let block = 10 * COUNTED - 1; block >= 8 * COUNTED; block -= 1) part.hashed(block)
  expect(hashed()).toBeGreaterThanOrEqual(11 * COUNTED)
})

it('forgets the hashes of the blocks of long ago, and makes them again as they were', () => {
  const part = twox64Concat(u32, COUNTED)
  const first = part.hashed(1)
  expect(first).toMatch(/^[0-9a-f]{16}01000000$/)
  for (let block = 2; block < 3 * COUNTED; block += 1) part.hashed(block)
  expect(part.hashed(1)).toBe(first)
  expect(BlockHash.rawKey(1)).toBe(BlockHash.rawPrefix + first)
})
