import { expect, test } from 'vitest'
import { tsdoc } from './tsdoc.ts'

test('a short description stands on one line', () => {
  expect(tsdoc({ description: 'A note.' }, '  ')).toBe('  /** A note. */\n')
})

test('without anything to say there is no comment', () => {
  expect(tsdoc({ type: 'string' }, '')).toBe('')
})

test('no line is longer than the formatter allows', () => {
  for (let length = 80; length < 120; length++) {
    const doc = tsdoc({ description: `${'word '.repeat(30)}${'x'.repeat(length - 40)}` }, '  ')
    const one = tsdoc({ description: 'x'.repeat(length - 40) + 'y'.repeat(40) }, '  ')
    for (const line of doc.trimEnd().split('\n')) expect(line.length).toBeLessThanOrEqual(100)
    if (one.includes('/** ')) expect(one.trimEnd().length).toBeLessThanOrEqual(100)
  }
})

test('no word is lost where a line breaks', () => {
  const description = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ')
  const words = tsdoc({ description }, '  ').match(/word\d+/g)
  expect(words?.join(' ')).toBe(description)
})

test('the source comes after the description, the default last', () => {
  const schema = {
    description: 'Field to sort by.',
    'x-source': 'assumed',
    default: 'name',
    'x-default-source': 'assumed',
  } as const
  expect(tsdoc(schema, '')).toBe(`/**
 * Field to sort by.
 *
 * Assumed: no document shows this.
 *
 * @defaultValue \`'name'\` (assumed)
 */
`)
})

test('a default that is false or zero is a default', () => {
  expect(tsdoc({ description: 'A flag.', default: false }, '')).toContain('@defaultValue `false`')
  expect(tsdoc({ description: 'A count.', default: 0 }, '')).toContain('@defaultValue `0`')
})
