import { expect, test } from 'vitest'
import { uniqueSlug } from './slug.ts'

test.each([
  ['Legal Researcher', 'legal-researcher'],
  ['  --C++ & Rust!  ', 'c-rust'],
  ['Ünïcödé', 'unicode'],
  ['日本', 'agent'],
])('the slug of %j is %s', (name, slug) => {
  expect(uniqueSlug(name, () => false)).toBe(slug)
})

test('appends the next number to a taken slug', () => {
  const taken = ['ada', 'ada-2', 'ada-3']
  expect(uniqueSlug('Ada', (slug) => taken.includes(slug))).toBe('ada-4')
})

test('tries few slugs for each of many equal names', () => {
  const taken = new Set<string>()
  const lastNumbers = new Map<string, number>()
  let tries = 0
  const isTaken = (slug: string): boolean => {
    tries++
    return taken.has(slug)
  }
  for (let count = 0; count < 1000; count++) taken.add(uniqueSlug('Ada', isTaken, lastNumbers))
  expect(taken.size).toBe(1000)
  expect(taken).toContain('ada-1000')
  expect(tries).toBeLessThan(2000)
})
