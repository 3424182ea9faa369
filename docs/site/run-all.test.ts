import { expect, test } from 'vitest'
import { missingLines } from './run-all.ts'

const code = 'console.log(1) // → 1\nconsole.log(2) // → 2'

test('accepts the documented lines in their order', () => {
  expect(missingLines(code, '0\n1\n2\n')).toEqual([])
})

test('reports a documented line that is missing or out of order', () => {
  expect(missingLines(code, '2\n1\n')).toEqual(['did not print "2", but:\n2\n1\n'])
})

test('reports a program that failed or was stopped', () => {
  expect(missingLines('', 'Failed.')).toHaveLength(1)
  expect(missingLines('', '1\nStopped after 20 s.')).toHaveLength(1)
})
