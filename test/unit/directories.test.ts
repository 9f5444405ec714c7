import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeDirectories } from '../../src/directories.ts'

const home = mkdtempSync(join(tmpdir(), 'dtao-directories-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('makeDirectories', () => {
  test('makes what is missing, outermost first, and says what it made', () => {
    const [a, b] = [join(home, 'a'), join(home, 'a/b')]
    expect(makeDirectories(b, 0o700)).toEqual([a, b])
    expect(statSync(b).mode & 0o777).toBe(0o700)
    expect(makeDirectories(b)).toEqual([])
  })

  test('says what the system says', () => {
    writeFileSync(join(home, 'file'), '')
    expect(() => makeDirectories(join(home, 'file'))).toThrow('EEXIST')
    expect(() => makeDirectories(join(home, 'file/under'))).toThrow('ENOTDIR')
  })

  test.runIf(existsSync('/proc'))('returns where nothing can be made', () => {
    expect(() => makeDirectories('/proc/nothing/there')).toThrow('ENOENT')
  })
})
