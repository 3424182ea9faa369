import { expect, test } from 'vitest'
import { formatCell } from './cells.ts'
import { formatPairs, formatTable } from './table.ts'
import { widthOf } from './text-width.ts'

test('letters of double width do not shift columns', () => {
  const lines = formatTable(
    [
      ['name', 'price'],
      ['法律研究者', '$25.00'],
      ['Legal', '$9.00'],
      ['👩‍🔬 lab', '$1.00'],
    ],
    80,
  )
  expect(lines).toEqual([
    'name        price',
    '法律研究者  $25.00',
    'Legal       $9.00',
    '👩‍🔬 lab      $1.00',
  ])
})

test('shortens texts, then leaves out columns, and keeps ids whole', () => {
  const rows = [
    ['id', 'title', 'created'],
    ['task_67h7783zxlsb', 'A review of the lease', '2026-11-29'],
    ['task_1', '賃貸借契約書 の確認をお願いします', '2026-11-30'],
  ]
  const fits = (width: number) => {
    const lines = formatTable(rows, width)
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width)
    return lines
  }
  expect(fits(60)[1]).toBe('task_67h7783zxlsb  A review of the lease          2026-11-29')
  expect(fits(48)[1]).toBe('task_67h7783zxlsb  A review of the …  2026-11-29')
  expect(fits(35)[1]).toBe('task_67h7783zxlsb  A review of the…')
  expect(fits(20)[1]).toBe('task_67h7783zxlsb')
  expect(fits(8)[1]).toBe('task_67…')
})

test('amounts are shown in dollars, also negative ones and large ones', () => {
  const cell = (value: unknown, name = 'amount') =>
    formatCell(name, value, (field) => field === 'amount')
  expect([cell(2550), cell(-5), cell(123_456_789), cell(0)]).toEqual([
    ...['$25.50', '-$0.05', '$1,234,567.89', '$0.00'],
  ])
  expect([cell(2550, 'count'), cell(null), cell(' two\n lines '), cell(['a', 'b'])]).toEqual([
    ...['2550', '-', 'two lines', 'a, b'],
  ])
})

test('pairs are aligned', () => {
  expect(
    formatPairs(
      [
        ['id', '1'],
        ['name', '名'],
      ],
      80,
    ),
  ).toEqual(['id    1', 'name  名'])
})
