import { expect, test } from 'vitest'
import { tsdoc } from './tsdoc.ts'

test('formats a short description on one line', () => {
  expect(tsdoc({ description: 'A note.' }, '  ')).toBe('  /** A note. */\n')
})

test('returns no comment without a description', () => {
  expect(tsdoc({ type: 'string' }, '')).toBe('')
})

test('breaks lines at the width of the formatter', () => {
  for (let length = 80; length < 120; length++) {
    const doc = tsdoc({ description: `${'word '.repeat(30)}${'x'.repeat(length - 40)}` }, '  ')
    const one = tsdoc({ description: 'x'.repeat(length - 40) + 'y'.repeat(40) }, '  ')
    for (const line of doc.trimEnd().split('\n')) expect(line.length).toBeLessThanOrEqual(100)
    if (one.includes('/** ')) expect(one.trimEnd().length).toBeLessThanOrEqual(100)
  }
})

test('keeps all words when it breaks lines', () => {
  const description = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ')
  const words = tsdoc({ description }, '  ').match(/word\d+/g)
  expect(words?.join(' ')).toBe(description)
})

test('writes description, provenance and default in this order', () => {
  const schema = {
    description: 'Field to sort by.',
    'x-source': 'assumed',
    'x-default': 'name',
    'x-default-source': 'assumed',
  } as const
  expect(tsdoc(schema, '')).toBe(`/**
 * Field to sort by.
 *
 * Assumed: not documented.
 *
 * @defaultValue \`'name'\` (assumed)
 */
`)
})

test('writes defaults of false and zero', () => {
  expect(tsdoc({ description: 'A flag.', 'x-default': false }, '')).toContain(
    '@defaultValue `false`',
  )
  expect(tsdoc({ description: 'A count.', 'x-default': 0 }, '')).toContain('@defaultValue `0`')
})
