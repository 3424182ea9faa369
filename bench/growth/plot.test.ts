import { expect, test } from 'vitest'
import type { Plot } from './plot.ts'
import { toSvg } from './plot.ts'
import { growthOf } from './report.ts'

const plot: Plot = {
  title: 'Calls <at once>',
  xLabel: 'calls',
  yLabel: 'µs per call',
  sizes: [1, 10, 100],
  lines: [
    { name: '@moltify/sdk', costs: [100, 100, 100] },
    { name: 'other', costs: [100, 200, 101] },
  ],
}

test('draws a flat line where the cost of a unit stays the same', () => {
  const [flat = '', rising = ''] = toSvg(plot).match(/(?<=points=")[^"]+/g) ?? []
  const heights = (points: string): string[] =>
    points.split(' ').map((at) => at.split(',')[1] ?? '')
  expect(new Set(heights(flat)).size).toBe(1)
  const [first, second] = heights(rising).map(Number)
  expect(second).toBeLessThan(first ?? 0)
})

test('spaces sizes by their factors, marks our lines and escapes texts', () => {
  const svg = toSvg(plot)
  const [points = ''] = svg.match(/(?<=points=")[^"]+/) ?? []
  const [one = 0, two = 0, three = 0] = points.split(' ').map((at) => Number.parseFloat(at))
  expect(two - one).toBeCloseTo(three - two, 0)
  expect(svg.match(/class="line own"/g)).toHaveLength(1)
  expect(svg).toContain('aria-label="Calls &#60;at once&#62;"')
})

test('keeps names apart whose lines end at the same height', () => {
  const names = [...toSvg(plot).matchAll(/y="(\d+)" text-anchor="start"/g)].map(([, y]) =>
    Number(y),
  )
  expect(Math.abs((names[0] ?? 0) - (names[1] ?? 0))).toBeGreaterThanOrEqual(16)
})

test('growth is the cost at the largest size as a multiple of the least cost', () => {
  expect(growthOf([30, 10, 20])).toBe(2)
})
