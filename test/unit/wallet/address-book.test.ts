import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InvalidNameError, WalletNotFoundError } from '../../../src/errors/wallet.ts'
import { AddressBook } from '../../../src/wallet/address-book.ts'

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'

let folder: string
let book: AddressBook

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtao-book-'))
  book = new AddressBook(join(folder, 'new', 'addresses.json'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('an address book', () => {
  it('is empty until something is added, and sorted by name', () => {
    expect(book.list()).toEqual([])
    expect(book.find('bob')).toBeUndefined()
    book.add({ name: 'bob', address: BOB })
    book.add({ name: 'alice', address: ALICE, note: 'a friend' })
    expect(book.list()).toEqual([
      { name: 'alice', address: ALICE, note: 'a friend' },
      { name: 'bob', address: BOB },
    ])
    expect(book.find('alice')).toBe(ALICE)
  })

  it('replaces and removes, and says what was there', () => {
    expect(book.add({ name: 'x', address: BOB })).toBeUndefined()
    expect(book.add({ name: 'x', address: ALICE })).toEqual({ name: 'x', address: BOB })
    expect(book.remove('x')).toEqual({ name: 'x', address: ALICE })
    expect(() => book.remove('x')).toThrow(WalletNotFoundError)
    expect(book.list()).toEqual([])
  })

  it('takes no name that is a path', () => {
    expect(() => book.add({ name: '../x', address: ALICE })).toThrow(InvalidNameError)
  })

  it('is one private file, and no draft of it is left', () => {
    book.add({ name: 'x', address: ALICE })
    expect(readdirSync(join(folder, 'new'))).toEqual(['addresses.json'])
    expect(lstatSync(book.path).mode & 0o777).toBe(0o600)
  })

  it('that is damaged is not overwritten', () => {
    book.add({ name: 'x', address: ALICE })
    for (const damaged of ['{"addr', '{"addresses":[{"name":1}]}', '[]']) {
      writeFileSync(book.path, damaged)
      expect(() => book.add({ name: 'y', address: BOB })).toThrow(/damaged/)
    }
  })
})
