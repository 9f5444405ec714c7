import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { hideFromCoreDumps } from '../../../src/wallet/memory.ts'

const FILTER = '/proc/self/coredump_filter'

it('leaves no mapping of this process to a core dump, where the system lets it', () => {
  expect(hideFromCoreDumps()).toBe(existsSync(FILTER))
  if (existsSync(FILTER)) expect(Number.parseInt(readFileSync(FILTER, 'utf8'), 16)).toBe(0)
})
