import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { formats } from '../../replay/formats/index.ts'
import { type FileResult, run } from '../../replay/run.ts'

const folder = fileURLToPath(new URL('../../vectors/amm', import.meta.url))

test('every recorded swap, price, weight and power', async () => {
  const files: FileResult[] = []
  const { exitCode } = await run(
    [`${folder}/swap.json`, `${folder}/pow_ratio.json`],
    formats,
    (file) => files.push(file),
  )
  expect(files.map(({ format, first, mismatches }) => ({ format, first, mismatches }))).toEqual([
    { format: 'swap', first: undefined, mismatches: 0 },
    { format: 'pow-ratio', first: undefined, mismatches: 0 },
  ])
  expect(files[0]?.cases).toBeGreaterThan(700)
  expect(exitCode).toBe(0)
})

test('the recorded swaps are of every kind', () => {
  const { swaps } = JSON.parse(readFileSync(`${folder}/swap.json`, 'utf8')) as {
    swaps: { dir: string; err?: string; ok?: { hitLimit: boolean } }[]
  }
  const kinds = new Set(
    swaps.map((row) => `${row.dir} ${row.err ?? (row.ok?.hitLimit ? 'limit' : 'full')}`),
  )
  for (const dir of ['buy', 'sell'])
    for (const kind of [
      'full',
      'limit',
      'SwapInputTooLarge',
      'ReservesTooLow',
      'PriceLimitExceeded',
    ])
      expect(kinds).toContain(`${dir} ${kind}`)
})
