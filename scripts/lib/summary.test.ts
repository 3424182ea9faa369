import { expect, test } from 'vitest'
import { summary } from './summary.mjs'

test('the last line contains the totals', () => {
  const rows = [
    { name: 'types', result: 'ok' as const, passed: 1, failed: 0, milliseconds: 1234 },
    { name: 'test:unit', result: 'FAILED' as const, passed: 40, failed: 2, milliseconds: 60_000 },
    { name: 'size', result: 'not run' as const, passed: 0, failed: 0, milliseconds: 0 },
  ]
  const lines = summary(rows).split('\n')
  expect(lines.at(-1)).toBe('41 passed, 2 failed')
  expect(lines[1]).toMatch(/types +ok +1 +0 +1\.2 s/)
})

test('the last line contains skipped tests only if there are any', () => {
  const row = { name: 'a', result: 'ok' as const, passed: 2, failed: 0, milliseconds: 1 }
  expect(summary([{ ...row, skipped: 1 }])).toMatch(/\n2 passed, 0 failed, 1 skipped$/)
  expect(summary([{ ...row, skipped: 0 }])).toMatch(/\n2 passed, 0 failed$/)
})
