import { expect, test } from 'vitest'
import { shorten } from './shorten.ts'

const size = (value: unknown): number => JSON.stringify(value).length

test('leaves data alone that fits exactly', () => {
  const data = { text: 'a'.repeat(190) }
  expect(shorten(data, size(data))).toBe(data)
  expect(shorten(data, size(data) - 1)).not.toBe(data)
})

test('cuts the longest texts first, and says how much was left out', () => {
  const data = { title: 'Lease', nested: { list: ['b'.repeat(5000), 'short'] } }
  expect(shorten(data, 1000)).toEqual({
    title: 'Lease',
    nested: { list: [`${'b'.repeat(500)}… [4500 more characters]`, 'short'] },
  })
})

test('does not cut a character in half', () => {
  const { text } = shorten({ text: 'a👩'.repeat(500) }, 400) as { text: string }
  expect(text).toMatch(/^(a👩)+a?… \[\d+ more characters\]$/u)
})

test('leaves out the end of a list whose texts are short, with a note', () => {
  const items = Array.from({ length: 40 }, (_, id) => ({ id, name: `Agent ${id}` }))
  const shortened = shorten({ items, next: { page: 2 } }, 800)
  expect(shortened).toEqual({
    items: items.slice(0, 20),
    next: { page: 2 },
    note: 'Only 20 of 40 items are shown. Ask for fewer at a time.',
  })
})

test('says that a result was left out that cannot be shortened', () => {
  const data = Object.fromEntries(Array.from({ length: 200 }, (_, id) => [`field${id}`, id]))
  expect(shorten(data, 300)).toEqual({
    note: 'The result is longer than 300 characters and was left out.',
  })
})

test.each([200, 333, 1000, 5000])('never exceeds %i characters', (maxChars) => {
  for (const length of [0, 1, 99, 100, 101, 1000, 20_000]) {
    for (const count of [1, 7, 100]) {
      const items = Array.from({ length: count }, () => ({ text: '"\n'.repeat(length / 2) }))
      expect(size(shorten({ items, total: count }, maxChars))).toBeLessThanOrEqual(maxChars)
    }
  }
})
