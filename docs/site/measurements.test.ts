import { expect, test } from 'vitest'
import { growthTable, valuesOf } from './measurements.ts'

const results = `
**Size**

|  | bytes | share |
| --- | --- | --- |
| ky | 1.50 (1.20-1.80) | 2 |
| ours | 3 | 4 |

Text
`

test('reads the first number of a column by the name of the row', () => {
  expect(valuesOf(results, 'Size', 'bytes')).toEqual([
    ['ky', 1.5],
    ['ours', 3],
  ])
})

test('rejects a table or column that does not exist', () => {
  for (const [title, column] of [
    ['Size', 'bites'],
    ['Sizes', 'bytes'],
  ] as const)
    expect(() => valuesOf(results, title, column)).toThrow(
      `no column "${column}" in a table "${title}"`,
    )
})

test('reads the table below a plot', () => {
  const page =
    '## Calls\n\n![Calls](plots/calls.svg)\n\nµs:\n\n| calls | 1 | 8 |\n| --- | --- | --- |\n| ours | 2 | 3 |\n\nText\n'
  expect(growthTable(page, 'calls')).toEqual([
    ['calls', '1', '8'],
    ['ours', '2', '3'],
  ])
  expect(() => growthTable(page, 'streams')).toThrow('no plot "streams"')
})
