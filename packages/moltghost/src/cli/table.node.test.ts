import { expect, test } from 'vitest'
import { formatDuration } from './duration.node.ts'
import { formatPairs, formatTable } from './table.node.ts'

test('columns are as wide as their widest cell, and no line ends with spaces', () => {
  expect(
    formatTable([
      ['A', 'LONG', 'C'],
      ['four', 'x', ''],
      ['', 'y', 'z'],
    ]),
  ).toEqual(['A     LONG  C', 'four  x', '      y     z'])
})

test('formatPairs leaves out missing values', () => {
  expect(formatPairs({ name: 'a', model: null, uptime: undefined, id: 0 })).toEqual([
    'name  a',
    'id    0',
  ])
})

test.each([
  [0, '0 s'],
  [59.6, '1 min'],
  [61, '1 min 1 s'],
  [3600, '1 h'],
  [11_520, '3 h 12 min'],
  [90_061, '1 d 1 h'],
])('formats %d seconds as %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text)
})
