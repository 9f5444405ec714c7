import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { emissionFormats } from '../../../../../../replay/formats/emission/index.ts'
import { type FileResult, run } from '../../../../../../replay/run.ts'

const folder = fileURLToPath(new URL('../../../../../../vectors/emission', import.meta.url))

async function replayed(name: string): Promise<FileResult> {
  const files: FileResult[] = []
  await run([`${folder}/${name}`], emissionFormats, (file) => files.push(file))
  const [file] = files
  if (file === undefined) throw new Error(`nothing replayed ${name}`)
  return file
}

test('root epochs, seats, senate and the emission curve are those that upstream computed', async () => {
  const { format, mismatches, first, cases, unsupported } = await replayed('root_epoch.json')
  expect({ format, mismatches, first }).toEqual({ format: 'emission: root', mismatches: 0 })
  expect(cases).toBeGreaterThan(150)
  expect(unsupported.size).toBe(0)
})

test('the launch rule is upstream’s, block by block, with its stake operations', async () => {
  const { format, mismatches, first, cases, unsupported } = await replayed('dtao_launch.json')
  expect({ format, mismatches, first }).toEqual({ format: 'emission: dtao launch', mismatches: 0 })
  expect(cases).toBeGreaterThan(300)
  expect(unsupported.size).toBe(0)
})

test('the development build is upstream’s in every figure that its record has', async () => {
  const { format, mismatches, first, cases, unsupported } = await replayed('dtao_dev218.json')
  expect({ format, mismatches, first }).toEqual({
    format: 'emission: dtao development build',
    mismatches: 0,
  })
  expect(cases).toBeGreaterThan(30)
  expect(unsupported.size).toBe(0)
})

test('a figure that is off by one rao is told', async () => {
  for (const [name, spoil] of [
    ['root_epoch.json', (text: string) => text.replace('"emission":[[0,"', '"emission":[[0,"9')],
    ['dtao_launch.json', (text: string) => text.replace('"totalStake":"58', '"totalStake":"59')],
    ['dtao_dev218.json', (text: string) => text.replace('"2036618"', '"2036617"')],
  ] as const) {
    const json: unknown = JSON.parse(spoil(readFileSync(`${folder}/${name}`, 'utf8')))
    const format = emissionFormats.find((each) => each.matches(json, name))
    let mismatches = 0
    await format?.replay(
      json,
      {
        case: () => {},
        mismatch: () => (mismatches += 1),
        quote: () => undefined,
        unsupported: () => {},
        better: () => {},
      },
      name,
    )
    expect(mismatches, name).toBeGreaterThan(0)
  }
})
