import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { slug } from '../../docs/site/slug.ts'
import type { Package } from '../lib/packages.ts'
import { clients, relativeToRoot } from '../lib/packages.ts'
import { readJson, root } from '../lib/paths.mjs'
import { guides, pages, readmes, readPage } from './snippets.ts'

const readme = readPage('README.md')

/** The first cells of table rows that are inline code. */
const namesInTables = (text: string) =>
  [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)

const classesIn = (errors: object): string[] =>
  Object.keys(errors).filter((name) => name.endsWith('Error') && !/^is/.test(name))

const errorClasses = new Map(
  await Promise.all(
    clients.map(async ({ name, folder }) => {
      const errors: object = await import(join(folder, 'src', 'errors.ts'))
      return [name, classesIn(errors)] as const
    }),
  ),
)

const readmeOf = (client: Package): string =>
  readPage(relativeToRoot(join(client.folder, 'README.md')))

test('the table of errors lists every error class', () => {
  const named = namesInTables(readPage('docs/guides/errors.md')).filter((name) =>
    name?.endsWith('Error'),
  )
  const all = new Set([...errorClasses.values()].flat())
  expect([...named, 'MoltError'].sort()).toEqual([...all].sort())
})

test.for(clients)('the README of $name names every error class', (client) => {
  const text = readmeOf(client)
  expect(errorClasses.get(client.name)?.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})

/** Folders of `examples` without examples. */
const helperFolders = ['lib', 'node_modules', 'quickstart', 'test']

test('the table of examples lists every example', () => {
  const files = readdirSync(join(root, 'examples')).filter((file) =>
    /^[\w-]+(\.test)?\.ts$/.test(file),
  )
  const programs = files.filter(
    (file) => !['quickstart', 'examples'].includes(file.split('.')[0] ?? ''),
  )
  const folders = readdirSync(join(root, 'examples'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !helperFolders.includes(entry.name))
    .map(({ name }) => `${name}/`)
  const named = [...readme.matchAll(/^\| `([\w.-]+(?:\.ts|\/))` \|/gm)].map(([, name]) => name)
  expect(named.sort()).toEqual([...programs, ...folders].sort())
})

test('READMEs name the pinned version of pnpm', () => {
  const { packageManager } = readJson(join(root, 'package.json'))
  const named = new Set(readmes.flatMap((file) => readPage(file).match(/pnpm@[\d.]+\d/g) ?? []))
  expect([...named]).toEqual([packageManager])
})

const isGenerated = (path: string): boolean => /^docs\/reference\/[^/]+\//.test(path)

const anchorsOf = (text: string): Set<string> =>
  new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => slug(title)))

/** Guides for maintainers, on GitHub only. */
const maintainerGuides = readdirSync(join(root, 'docs', 'contributing'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/contributing/${name}`)

test.for([...pages, ...maintainerGuides, 'CONTRIBUTING.md'])(
  'every link in %s has a target',
  (file) => {
    const links = [...readPage(file).matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link)
    const deadLinks = links.filter((link) => {
      if (/^https?:/.test(link)) return false
      const [path = '', anchor] = link.split('#')
      const target = path ? join(dirname(file), path) : file
      // Generated with the site, whose check follows these links.
      if (isGenerated(target)) return false
      if (!existsSync(join(root, target))) return true
      // The link target of a folder is its README.
      const page = target.endsWith('.md') ? target : join(target, 'README.md')
      return anchor !== undefined && !anchorsOf(readPage(page)).has(anchor)
    })
    expect(deadLinks).toEqual([])
  },
)

test('READMEs on npm have no relative links', () => {
  for (const file of readmes.filter((path) => path.startsWith('packages/'))) {
    const links = [...readFileSync(join(root, file), 'utf8').matchAll(/\]\(([^)]+)\)/g)]
    expect(links.map(([, link]) => link).filter((link) => !/^(https:|#)/.test(link ?? ''))).toEqual(
      [],
    )
  }
})

test('guides link to other pages of the site by their files, and to the rest of the repository by URL', () => {
  for (const guide of guides) {
    const links = [...readPage(guide).matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link)
    const strayLinks = links.filter((link) => {
      if (/^(https:|#)/.test(link)) return false
      const target = join(dirname(guide), link.split('#')[0] ?? '')
      return !target.startsWith('docs/') || !/\.(md|svg|png)$/.test(target)
    })
    expect([guide, strayLinks]).toEqual([guide, []])
  }
})
