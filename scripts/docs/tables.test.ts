import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import * as sandbox from '../../packages/sandbox/src/index.ts'
import type { Package } from '../lib/packages.ts'
import { clients, platformOf, relativeToRoot } from '../lib/packages.ts'
import { readJson, root } from '../lib/paths.mjs'
import { budgets } from '../size/budgets.ts'
import { guides, pages, readmes, readPage } from './snippets.ts'

const readme = readPage('README.md')

/** The first cells of table rows that are inline code. */
const namesInTables = [...readme.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)

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
  const named = namesInTables.filter((name) => name?.endsWith('Error'))
  const all = new Set([...errorClasses.values()].flat())
  expect([...named, 'MoltError'].sort()).toEqual([...all].sort())
})

test.for(clients)('the README of $name names every error class', (client) => {
  const text = readmeOf(client)
  expect(errorClasses.get(client.name)?.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})

test.for(clients)('the table of assumptions of $name matches the sandbox', (client) => {
  const exported: Readonly<Record<string, unknown>> = { ...sandbox }
  const assumptions = exported[
    `${platformOf(client)}Assumptions`
  ] as typeof sandbox.moltinfraAssumptions
  const rows = Object.entries(assumptions).map(([name, { value, reason }]) => {
    const shown = typeof value === 'string' ? `'${value}'` : String(value)
    return `| \`${name}\` | \`${shown}\` | ${reason} |`
  })
  const table = /\| assumption \| value \| why \|\n.*\n((?:\|.*\n)+)/.exec(readmeOf(client))?.[1]
  expect(table?.trimEnd().split('\n')).toEqual(rows)
})

test.for([...new Set(budgets.map((budget) => budget.package))])(
  'the table of sizes lists the budgets of %s',
  (name) => {
    const rows = [...readme.matchAll(/^\| .*`(@\w+\/sdk).* \| ([\d.]+) KB \|$/gm)]
    const shown = rows
      .filter(([, client]) => client === name)
      .map(([, , size]) => Number(size) * 1000)
    const clientBudgets = budgets.filter((budget) => budget.package === name)
    expect(shown).toEqual(clientBudgets.map(({ bytes }) => bytes))
  },
)

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

const anchorsOf = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    ),
  )

/** Guides for maintainers, on GitHub only. */
const maintainerGuides = readdirSync(join(root, 'docs'))
  .filter((name) => /^adding-.*\.md$/.test(name))
  .map((name) => `docs/${name}`)

test.for([...pages, ...maintainerGuides, 'CONTRIBUTING.md'])(
  'every link in %s has a target',
  (file) => {
    const links = [...readPage(file).matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link)
    const deadLinks = links.filter((link) => {
      if (/^https?:/.test(link)) return false
      const [path = '', anchor] = link.split('#')
      const target = path ? join(dirname(file), path) : file
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
      return !target.startsWith('docs/') || !target.endsWith('.md')
    })
    expect([guide, strayLinks]).toEqual([guide, []])
  }
})
