import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publishedPackages } from '../lib/packages.ts'
import { publishedReadme } from './published-readme.ts'

const readmes = publishedPackages
  .map(({ name, folder }) => ({ name, text: readFileSync(join(folder, 'README.md'), 'utf8') }))
  .filter(({ text }) => text.includes('documentation site'))

test.for(readmes)('the README of $name links the documentation site once it is known', (readme) => {
  const published = publishedReadme(readme.text, 'https://docs.example.com/')
  expect(published).toContain('The [documentation site](https://docs.example.com/) has ')
  expect(published).not.toContain('until it is published')
  expect(publishedReadme(readme.text)).toBe(readme.text)
})

test('every client names the documentation site', () => {
  expect(readmes.length).toBeGreaterThan(4)
})
