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
