import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { explained } from '../../../../src/simulator/node/store/failures.ts'
import { openLmdb } from '../../../../src/simulator/node/store/lmdb.ts'
import { openMemory } from '../../../../src/simulator/node/store/memory.ts'
import type { Store } from '../../../../src/simulator/node/store/store.ts'

let path: string

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'dtao-store-'))
})

afterEach(() => rmSync(path, { recursive: true, force: true }))

const bytes = (text: string) => new TextEncoder().encode(text)
const textOf = (value: Uint8Array | undefined) => value && Buffer.from(value).toString('latin1')
const plain = (value: Uint8Array | undefined) => value && new Uint8Array(value)

describe.each([
  ['in memory', () => openMemory()],
  ['on disk', () => openLmdb(path)],
])('a store %s', (_, open) => {
  let store: Store

  beforeEach(() => {
    store = open()
  })

  afterEach(() => store.close())

  it('keeps what a transaction wrote, and nothing of one that threw', () => {
    const { state } = store.tables
    store.transaction(() => {
      state.put('aa', bytes('1'))
      state.put('bb', bytes('2'))
    })
    const failing = () =>
      store.transaction(() => {
        state.put('aa', bytes('x'))
        state.put('cc', bytes('y'))
        state.remove('bb')
        expect(plain(state.get('aa'))).toEqual(bytes('x'))
        expect([...state.range('')].map(([key]) => key)).toEqual(['aa', 'cc'])
        throw new Error('no')
      })
    expect(failing).toThrow('no')
    expect([...state.range('')].map(([key, value]) => [key, plain(value)])).toEqual([
      ['aa', bytes('1')],
      ['bb', bytes('2')],
    ])
  })

  it('holds what was written last, and leaves alone what it gave before', () => {
    const step = fc.record({
      what: fc.constantFrom('put', 'put', 'put', 'remove', 'get', 'range'),
      key: fc.constantFrom('aa', 'bb', 'cc'),
      value: fc.oneof(
        { weight: 4, arbitrary: fc.uint8Array({ minLength: 2, maxLength: 3 }) },
        fc
          .integer({ min: 1, max: 255 })
          .map((byte) => new Uint8Array(20_000 + (byte % 2)).fill(byte)),
      ),
    })
    const transaction = fc.record({ fails: fc.boolean(), steps: fc.array(step, { maxLength: 8 }) })
    fc.assert(
      fc.property(fc.array(transaction, { maxLength: 6 }), (transactions) => {
        const { state } = store.tables
        let held = new Map<string, Uint8Array>()
        store.transaction(() => {
          for (const [key] of [...state.range('')]) state.remove(key)
        })
        for (const { fails, steps } of transactions) {
          const given: [Uint8Array | undefined, Uint8Array | undefined][] = []
          const next = new Map(held)
          const run = () =>
            store.transaction(() => {
              for (const { what, key, value } of steps) {
                if (what === 'put') {
                  const room = Buffer.concat([new Uint8Array(3), value])
                  state.put(key, room.subarray(3))
                  room.fill(0)
                  next.set(key, value)
                } else if (what === 'remove') {
                  state.remove(key)
                  next.delete(key)
                } else if (what === 'get') given.push([state.get(key), next.get(key)])
                else
                  for (const [found, bytes] of state.range('')) given.push([bytes, next.get(found)])
                for (const [was, is] of given) expect(textOf(was)).toBe(textOf(is))
              }
              if (fails) throw new RangeError('no')
            })
          if (fails) expect(run).toThrow(RangeError)
          else {
            run()
            held = next
          }
          const now = [...state.range('')].map(([key, value]) => [key, textOf(value)])
          expect(now).toEqual([...held].map(([key, value]) => [key, textOf(value)]).sort())
          for (const [was, is] of given) expect(textOf(was)).toBe(textOf(is))
        }
      }),
      { numRuns: 100 },
    )
  })

  it('iterates in the order of the bytes, below a prefix, above a key', () => {
    const key = fc.stringMatching(/^(?:00|0f|7f|ff|a0){1,40}$/)
    fc.assert(
      fc.property(fc.uniqueArray(key), key, key, (keys, prefix, after) => {
        const { blocks } = store.tables
        store.transaction(() => {
          for (const [old] of [...blocks.range('')]) blocks.remove(old)
          for (const one of keys) blocks.put(one, bytes(one))
        })
        const sorted = [...keys].sort()
        const below = (at: string) => Array.from(blocks.range(at), ([found]) => found)
        expect(below('')).toEqual(sorted)
        expect(below(prefix)).toEqual(sorted.filter((one) => one.startsWith(prefix)))
        expect(Array.from(blocks.range(prefix, after), ([found]) => found)).toEqual(
          sorted.filter((one) => one.startsWith(prefix) && one > after),
        )
      }),
      { numRuns: 50 },
    )
  })

  it('keeps its tables apart', () => {
    store.transaction(() => store.tables.meta.put('aa', bytes('m')))
    expect(store.tables.state.get('aa')).toBeUndefined()
    expect([...store.tables.hashes.range('')]).toEqual([])
  })
})

describe('a store that cannot be', () => {
  it('says that its directory cannot be made', () => {
    const file = join(path, 'file')
    writeFileSync(file, '')
    expect(() => openLmdb(join(file, 'data'))).toThrow(/data directory .* cannot be written/)
  })

  it.each([
    ['ENOSPC', 'disk_full'],
    [28, 'disk_full'],
    ['EFBIG', 'disk_full'],
    ['EACCES', 'data_directory'],
    ['EROFS', 'data_directory'],
    ['EISDIR', 'data_directory'],
    [-30797, 'data_corrupted'],
    [-30796, 'data_corrupted'],
    [-30782, 'data_corrupted'],
  ])('explains %s as %s', (code, meaning) => {
    const failing = () => {
      throw Object.assign(new Error('what the system says'), { code })
    }
    expect(() => explained(path, failing)).toThrow(expect.objectContaining({ code: meaning }))
  })

  it('says that its file is no chain', () => {
    writeFileSync(
      join(path, 'data.mdb'),
      'this is no database, whatever its name says'.repeat(1000),
    )
    expect(() => openLmdb(path)).toThrow(/is damaged/)
  })

  it('says that its file was cut short, where reading on would end the process', async () => {
    const store = openLmdb(path)
    store.transaction(() => {
      for (let i = 0; i < 2000; i += 1)
        store.tables.state.put(i.toString(16).padStart(8, '0'), new Uint8Array(2000))
    })
    await store.close()
    truncateSync(join(path, 'data.mdb'), 64 * 1024)
    expect(() => openLmdb(path)).toThrow(/is damaged: its file was cut short/)
  })
})
