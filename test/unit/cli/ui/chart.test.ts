import { describe, expect, test } from 'vitest'
import { barChart, plot, sparkline } from '../../../../src/cli/ui/chart.ts'
import { createTheme } from '../../../../src/cli/ui/theme.ts'

const wide = createTheme({ NO_COLOR: '1' }, {}, {})
const narrow = createTheme({ NO_COLOR: '1', COLUMNS: '30', LANG: 'C' }, {}, {})

describe('barChart', () => {
  const bars = [
    { label: 'TAO', value: 100, text: '100 τ' },
    { label: 'alpha', value: 50, text: '50 α' },
    { label: 'none', value: 0, text: '0' },
  ]

  test('draws in proportion, and nothing for nothing', () => {
    expect(barChart(bars, narrow).split('\n')).toEqual([
      'TAO    ################ 100 τ',
      'alpha  ######## 50 α',
      'none    0',
    ])
  })

  test('a small value is still seen', () => {
    const [, second] = barChart(
      [
        { label: 'a', value: 1e9, text: '' },
        { label: 'b', value: 1, text: '' },
      ],
      wide,
    ).split('\n')
    expect(second).toBe('b  █')
  })

  test('nothing at all is no error', () => {
    expect(barChart([], wide)).toBe('')
    expect(barChart([{ label: 'a', value: 0, text: '0' }], wide)).toBe('a   0')
  })
})

test('sparkline goes from the lowest to the highest', () => {
  expect(sparkline([0, 1, 2, 7], wide)).toBe('▁▂▃█')
  expect(sparkline([3, 3], wide)).toBe('▁▁')
  expect(sparkline([], wide)).toBe('')
  expect(sparkline([0, 7], narrow)).toBe('_#')
})

test('plot draws a curve with its axes', () => {
  const drawn = plot(
    { values: [0, 1, 2, 3], height: 4, axis: (value) => value.toFixed(1), from: '0', to: '9' },
    wide,
  )
  expect(drawn.split('\n')).toEqual([
    '3.0 │   •',
    '2.0 │  •',
    '1.0 │ •',
    '0.0 │•',
    '    ┼────',
    '     0  9',
  ])
})
