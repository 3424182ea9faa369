import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import * as errors from '../../packages/moltinfra/src/errors.ts'
import { moltinfraAssumptions } from '../../packages/sandbox/src/index.ts'
import { readJson, root } from '../lib/paths.mjs'
import { budgets } from '../size/budgets.ts'
import { readmes, readReadme } from './snippets.ts'

const readme = readReadme('README.md')

/** The first cells of the rows of tables, as far as they are code. */
const namesInTables = [...readme.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)

const errorClasses = Object.keys(errors).filter(
  (name) => name.endsWith('Error') && !/^is/.test(name),
)

test('every error class has a row in the table of errors', () => {
  const named = namesInTables.filter((name) => name?.endsWith('Error'))
  expect([...named, 'MoltError'].sort()).toEqual(errorClasses.sort())
})

test("the package's page names every error class", () => {
  const page = readReadme('packages/moltinfra/README.md')
  expect(errorClasses.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

test('the table of assumptions is that of the sandbox', () => {
  const rows = Object.entries(moltinfraAssumptions).map(([name, { value, reason }]) => {
    const shown = typeof value === 'string' ? `'${value}'` : String(value)
    return `| \`${name}\` | \`${shown}\` | ${reason} |`
  })
  const table = /\| assumption \| value \| why \|\n.*\n((?:\|.*\n)+)/.exec(readme)?.[1]
  expect(table?.trimEnd().split('\n')).toEqual(rows)
})

test('the table of sizes is that of the budgets', () => {
  const rows = [...readme.matchAll(/^\| .*`@moltinfra\/sdk.* \| ([\d.]+) KB \|$/gm)]
  const ours = budgets.filter((budget) => budget.package === '@moltinfra/sdk')
  expect(rows.map(([, size]) => Number(size) * 1000)).toEqual(ours.map(({ bytes }) => bytes))
})

test('every example has a row in the table of examples', () => {
  const files = readdirSync(join(root, 'examples')).filter((file) =>
    /^[\w-]+(\.test)?\.ts$/.test(file),
  )
  const programs = files.filter(
    (file) => !['quickstart', 'examples'].includes(file.split('.')[0] ?? ''),
  )
  const named = [...readme.matchAll(/^\| `([\w.-]+\.ts)` \|/gm)].map(([, name]) => name)
  expect(named.sort()).toEqual(programs)
})

test('the pinned pnpm is named as it is pinned', () => {
  const { packageManager } = readJson(join(root, 'package.json'))
  const named = new Set(readmes.flatMap((file) => readReadme(file).match(/pnpm@[\d.]+\d/g) ?? []))
  expect([...named]).toEqual([packageManager])
})

test.for([...readmes, 'CONTRIBUTING.md'])('every link in %s leads somewhere', (file) => {
  const text = readReadme(file)
  const anchors = new Set(
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    ),
  )
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link)
  const dead = links.filter((link) => {
    if (/^https?:/.test(link)) return false
    if (link.startsWith('#')) return !anchors.has(link.slice(1))
    return !existsSync(join(root, dirname(file), link))
  })
  expect(dead).toEqual([])
})

test('the pages on npm link to nothing that only the repository has', () => {
  for (const file of readmes.filter((path) => path.startsWith('packages/'))) {
    const links = [...readFileSync(join(root, file), 'utf8').matchAll(/\]\(([^)]+)\)/g)]
    expect(links.map(([, link]) => link).filter((link) => !/^(https:|#)/.test(link ?? ''))).toEqual(
      [],
    )
  }
})
