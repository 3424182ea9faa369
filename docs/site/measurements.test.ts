import { expect, test } from 'vitest'
import { valuesOf } from './measurements.ts'

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
