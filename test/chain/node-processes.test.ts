import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { killLoop, start, transfersIn } from './node-support.ts'

let path: string

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'dtao-processes-'))
})

afterEach(() => rmSync(path, { recursive: true, force: true }))

it('lets eight processes at once write to one chain, each transfer exactly once', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => start(path, 5).finished))
  for (const { code, stderr, nonces } of all) {
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(nonces).toHaveLength(5)
  }
  const nonces = all.flatMap((one) => one.nonces).sort((a, b) => a - b)
  expect(nonces).toEqual(Array.from({ length: 40 }, (_, nonce) => nonce))
  expect(await transfersIn(path)).toEqual({ nonce: 40, got: 40n * 501n, linked: true })
}, 120_000)

it('loses nothing acknowledged when a process is killed, and breaks nothing', async () => {
  const transfers = await killLoop(path, 4, (acknowledged, chain) => {
    expect(chain.nonce).toBeGreaterThanOrEqual(acknowledged)
    expect(chain.nonce).toBeLessThanOrEqual(acknowledged + 1)
    expect(chain).toMatchObject({ got: BigInt(chain.nonce) * 501n, linked: true })
  })
  expect(transfers).toBeGreaterThan(0)
}, 120_000)

it('stops with the chain whole when the disk is full', async () => {
  await start(path, 1).finished
  const { code, nonces, stderr } = await start(path, 1_000_000, 1000).finished
  expect(code).not.toBe(0)
  expect(stderr).toContain(`the disk of ${path} is full: the block was not written`)
  expect(await transfersIn(path)).toEqual({
    nonce: nonces.length + 1,
    got: BigInt(nonces.length + 1) * 501n,
    linked: true,
  })
}, 120_000)
