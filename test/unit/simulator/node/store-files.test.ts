import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reset } from '../../../../src/devnet/control.ts'
import { openNode } from '../../../../src/simulator/node/open.ts'
import { checkFiles, lookAtFiles } from '../../../../src/simulator/node/store/files.ts'
import { openLmdb } from '../../../../src/simulator/node/store/lmdb.ts'
import type { Store } from '../../../../src/simulator/node/store/store.ts'

const PAGE = 4096

let path: string
let data: string
let lock: string

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'dtao-files-'))
  data = join(path, 'data.mdb')
  lock = join(path, 'lock.mdb')
})

afterEach(() => rmSync(path, { recursive: true, force: true }))

const keyOf = (number: number) => number.toString(16).padStart(8, '0')

function fill(store: Store, count: number): void {
  store.transaction(() => {
    for (let i = 0; i < count; i += 1)
      store.tables.state.put(keyOf(i), new Uint8Array(2000).fill(i))
  })
}

async function makeStore(): Promise<void> {
  const store = openLmdb(path)
  fill(store, 100)
  fill(store, 50)
  await store.close()
}

function overwrite(at: number, bytes: Uint8Array): void {
  const file = openSync(data, 'r+')
  writeSync(file, bytes, 0, bytes.length, at)
  closeSync(file)
}

const noise = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 151 + 73) % 256)

/** What the look before opening says, which must not change the files. */
function refusal(): string {
  let code = 'nothing'
  try {
    lookAtFiles(path)
  } catch (error) {
    code = (error as { code: string }).code
  }
  return code
}

describe('the look at the files of a chain before LMDB opens them', () => {
  it('leaves a sound chain alone', async () => {
    await makeStore()
    const before = readFileSync(data)
    expect(lookAtFiles(path)).toBe(before.length)
    checkFiles(path)
    expect(readFileSync(data)).toEqual(before)
    expect(readdirSync(path).sort()).toEqual(['data.mdb', 'lock.mdb'])
  })

  it.each([1 / 2, 1, 2, 3, 10, 40, 60])('finds a file cut to %d pages', async (pages) => {
    await makeStore()
    truncateSync(data, pages * PAGE)
    expect(refusal()).toBe('data_corrupted')
  })

  it('finds a file cut to nothing, by what the lock file remembers', async () => {
    await makeStore()
    truncateSync(data)
    expect(refusal()).toBe('data_corrupted')
    rmSync(data)
    expect(refusal()).toBe('nothing')
  })

  it.each<[string, number[], number]>([
    ['the first page', [0], 200],
    ['the second page', [PAGE], 200],
    ['the mark of a page', [18], 2],
    ['the size of a page', [48], 4],
    ['the roots of the unused pages', [88, PAGE + 88], 8],
    ['the number of a transaction', [PAGE + 152], 8],
  ])('finds noise in %s', async (_, places, length) => {
    await makeStore()
    for (const at of places) overwrite(at, noise(length))
    expect(refusal()).toBe('data_corrupted')
  })

  it('finds what is no file, or not ours to write', async () => {
    await makeStore()
    rmSync(lock)
    mkdirSync(lock)
    expect(refusal()).toBe('data_directory')
    rmSync(lock, { recursive: true })
    rmSync(data)
    mkdirSync(data)
    expect(refusal()).toBe('data_directory')
  })

  it('begins anew where a chain was never more than begun', async () => {
    await makeStore()
    truncateSync(data, PAGE)
    rmSync(lock)
    expect(refusal()).toBe('nothing')
    expect(statSync(data).size).toBe(0)
    const store = openLmdb(path)
    expect([...store.tables.state.range('')]).toEqual([])
    await store.close()
  })

  it('does not miss pages at the end that nothing uses', async () => {
    await makeStore()
    const store = openLmdb(path)
    store.transaction(() => {
      for (let i = 10; i < 100; i += 1) store.tables.state.remove(keyOf(i))
    })
    // What follows takes the place of the pages that are free by now.
    fill(store, 10)
    fill(store, 10)
    await store.close()
    const whole = readFileSync(data)
    let size = whole.length
    while (refusal() === 'nothing') {
      size -= PAGE
      truncateSync(data, size)
    }
    expect(size + PAGE).toBeLessThan(whole.length)
    writeFileSync(data, whole.subarray(0, size + PAGE))
    const short = openLmdb(path)
    expect([...short.tables.state.range('')]).toHaveLength(10)
    await short.close()
  })

  it('does not take a short file of something else for one', () => {
    writeFileSync(data, 'notes')
    expect(refusal()).toBe('data_corrupted')
    expect(readFileSync(data, 'utf8')).toBe('notes')
  })
})

describe('the check of every page', () => {
  it('passes whatever LMDB leaves behind', async () => {
    const step = fc.record({
      key: fc.integer({ min: 0, max: 60 }),
      length: fc.oneof(fc.constant(-1), fc.integer({ min: 0, max: 30_000 })),
    })
    const transactions = fc.array(fc.array(step, { maxLength: 30 }), { minLength: 1, maxLength: 8 })
    const store = openLmdb(path)
    fc.assert(
      fc.property(transactions, (bodies) => {
        for (const body of bodies) {
          store.transaction(() => {
            for (const { key, length } of body)
              if (length < 0) store.tables.state.remove(keyOf(key))
              else store.tables.state.put(keyOf(key), new Uint8Array(length))
          })
          lookAtFiles(path)
          checkFiles(path)
        }
      }),
      { numRuns: 40 },
    )
    await store.close()
  })

  it('finds noise in every page that is in use', async () => {
    await makeStore()
    const sound = readFileSync(data)
    const found: number[] = []
    for (let page = 2; page < sound.length / PAGE; page += 1) {
      writeFileSync(data, sound)
      overwrite(page * PAGE, noise(PAGE))
      try {
        checkFiles(path)
      } catch (error) {
        expect(error).toMatchObject({ code: 'data_corrupted' })
        found.push(page)
      }
    }
    expect(found.length).toBeGreaterThan(45)
  })
})

describe('resetting a chain', () => {
  async function makeChain(): Promise<void> {
    const node = await openNode({ path, sealing: 'manual' })
    for (let i = 0; i < 3; i += 1) node.seal()
    await node.close()
  }

  const headOf = async () => {
    const node = await openNode({ path, sealing: 'manual' })
    const { number } = node.chain.head.header
    await node.close()
    return number
  }

  it.each<[string, () => void]>([
    ['that is sound', () => undefined],
    ['that was cut short', () => truncateSync(data, 8 * PAGE)],
    ['without its first pages', () => overwrite(0, noise(2 * PAGE))],
    ['whose middle is noise', () => overwrite(4 * PAGE, noise(statSync(data).size - 4 * PAGE))],
    [
      'whose lock is a directory',
      () => {
        rmSync(lock)
        mkdirSync(lock)
      },
    ],
    ['that is gone', () => rmSync(data)],
  ])('%s makes it as new', async (_, harm) => {
    await makeChain()
    harm()
    await reset(path, 'default')
    expect(await headOf()).toBe(0)
    expect(existsSync(lock)).toBe(true)
  })
})
