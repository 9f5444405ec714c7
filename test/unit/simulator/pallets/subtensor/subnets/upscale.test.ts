import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maxUpscaled } from '../../../../../../src/simulator/pallets/subtensor/subnets/weights/upscale.ts'

describe('weights', () => {
  test('are stretched to 65535, to the nearest', () => {
    expect(maxUpscaled([1])).toEqual([65_535])
    expect(maxUpscaled([1, 2])).toEqual([32_768, 65_535])
    expect(maxUpscaled([0, 3])).toEqual([0, 65_535])
    expect(maxUpscaled([65_535, 1])).toEqual([65_535, 1])
  })

  test('of nothing but zeros stay zeros, and none stay none', () => {
    expect(maxUpscaled([0, 0])).toEqual([0, 0])
    expect(maxUpscaled([])).toEqual([])
  })

  test('keep their order, and never leave u16', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 65_535 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(weights, (list) => {
        fc.pre(Math.max(...list) > 0)
        const stretched = maxUpscaled(list)
        expect(Math.max(...stretched)).toBeGreaterThanOrEqual(65_534)
        for (const [i, weight] of list.entries())
          for (const [j, other] of list.entries())
            if (weight <= other) expect(stretched[i]).toBeLessThanOrEqual(stretched[j] ?? 0)
      }),
    )
  })
})
