import { expect, test } from 'vitest'
import { specifiers } from './imports.ts'

test.each([
  [`import { a } from 'named'`, 'named'],
  [`import{a}from"minified"`, 'minified'],
  [`import * as z from 'namespace'`, 'namespace'],
  [`import type { A } from 'types'`, 'types'],
  [`import 'side-effect'`, 'side-effect'],
  [`export { a } from 'passed-on'`, 'passed-on'],
  [`export * from 'everything'`, 'everything'],
  [`import {\n  a,\n  b\n} from 'many-lines'`, 'many-lines'],
  [`const a = await import('dynamic')`, 'dynamic'],
  [`type A = import('in-a-type').A`, 'in-a-type'],
])('finds the import in %s', (text, specifier) => {
  expect(specifiers(text)).toEqual([specifier])
})

test('finds no imports in strings', () => {
  expect(specifiers(`const text = "take it from 'the shelf'"`)).toEqual([])
})
