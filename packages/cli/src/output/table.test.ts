import { expect, test } from 'vitest'
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
