import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compare } from '../../../src/emission/compare.ts'
import { picture } from '../../../src/emission/html/picture.ts'
import { figureText } from '../../../src/emission/report.ts'
import { boxed } from '../../../src/emission/scenario/box.ts'

const docs = new URL('../../../docs/', import.meta.url)
const page = readFileSync(new URL('from-root-to-dtao.md', docs), 'utf8').replaceAll(' %', '%')

/** The figures that the page quotes, by scenario. */
const QUOTED = {
  collusion: ['share at most', 'lost on exit', 'paid above the price before'],
  'non-competitive': ['its worth before', 'its worth after'],
  exit: ['received'],
} as const

test.each(Object.entries(QUOTED))('the page says of %s what a run gives', async (name, figures) => {
  const comparison = await compare(await boxed(name))
  const drawn = readFileSync(new URL(`pictures/${name}.svg`, docs), 'utf8')
  expect(picture(comparison)).toBe(drawn)
  const regimes = name === 'exit' ? ['dtao'] : ['stao', 'dtao-launch', 'dtao']
  // A column may name the unit, and nothing is 0.
  for (const finding of comparison.findings.filter((each) => regimes.includes(each.regime)))
    for (const figure of finding.figures.filter((each) => figures.some((one) => one === each.name)))
      if (figure.value !== 0n)
        expect(page, `${finding.regime}: ${figure.name}`).toContain(
          figureText(figure).replace(/ TAO$/, ''),
        )
})
