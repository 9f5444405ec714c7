import { describe, expect, test } from 'vitest'
import {
  brief,
  money,
  price,
  priceBits,
  priceBitsJson,
  share,
} from '../../../../src/cli/present/money.ts'
import { glyphsFor } from '../../../../src/cli/ui/glyphs.ts'

const unicode = glyphsFor({})
const ascii = glyphsFor({ LANG: 'C' })

describe('amounts for people', () => {
  test.each([
    [1_234_500_000_000n, 0, '1,234.5 τ'],
    [1n, 1, '0.000000001 SN1'],
    [-5_000_000_000n, 7, '-5 SN7'],
  ])('%s of netuid %s is %s', (rao, netuid, text) => {
    expect(money(rao, netuid, unicode)).toBe(text)
  })

  test('a terminal without Unicode reads TAO', () => {
    expect(money(1_000_000_000n, 0, ascii)).toBe('1 TAO')
  })

  test('in a column they are cut, not rounded', () => {
    expect(brief(1_999_999_999n, 2)).toBe('1.99')
  })
})

describe('prices and shares', () => {
  test('a price has nine digits for people and all of them for programs', () => {
    expect(price(540_779_052_617_630_485n)).toBe('0.540779052')
    expect(priceBits(1n << 63n)).toBe('0.5')
    expect(priceBitsJson((1n << 64n) / 3n)).toBe('0.333333333333333333')
  })

  test.each([
    [480_500n, '0.04805%'],
    [1_000_000_000n, '100%'],
    [0n, '0%'],
    [123_456_789n, '12.34%'],
  ])('%s parts are %s', (parts, text) => {
    expect(share(parts)).toBe(text)
  })
})
