import { expect, test } from 'vitest'
import { moltghost, platform } from '../../contracts/src/moltghost/index.ts'
import { MoltGhostAgent } from '../../packages/moltghost/src/client.ts'
import { errorClassForCode } from '../../packages/moltghost/src/errors/error-class.ts'
import { readReadme } from './snippets.ts'
import { codeIn, rowsBelow } from './table.ts'

const readme = readReadme('packages/moltghost/README.md')

test('the table of errors has every code, with its status and its class', () => {
  const shown = rowsBelow(readme, '| code | status | class | tried again |').map(
    ([code, status, name]) => [codeIn(code)[0], Number(status), codeIn(name)[0]],
  )
  const known = Object.entries(moltghost.errors).map(([code, { status }]) => [
    code,
    status,
    errorClassForCode(code)?.kind,
  ])
  expect(shown).toEqual(known)
})

test('the table of errors says of each code whether it is tried again', () => {
  const { retryableCodes, nonRetryableCodes } = platform
  for (const [cell, , , again = ''] of rowsBelow(
    readme,
    '| code | status | class | tried again |',
  )) {
    const code = codeIn(cell)[0] ?? ''
    if ((nonRetryableCodes as readonly string[]).includes(code))
      expect([code, again]).toEqual([code, expect.stringMatching(/^no/)])
    const isTried = /\byes\b/.test(again)
    expect([code, isTried]).toEqual([code, (retryableCodes as readonly string[]).includes(code)])
  }
})

test('the table of calls has everything that an agent can be asked', () => {
  const named = rowsBelow(readme, '| on `agent` | |').flatMap(([names]) =>
    codeIn(names).map((name) => name.replace(/\(.*/, '')),
  )
  const agent = new MoltGhostAgent({ agentId: 'abc123', apiKey: 'key' })
  const methods = (on: object): string[] =>
    Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(on)))
      .filter(([name, { value }]) => name !== 'constructor' && typeof value === 'function')
      .map(([name]) => name)
  const resources = Object.entries(agent).flatMap(([name, resource]) =>
    methods(resource).map((method) => `${name}.${method}`),
  )
  expect(named.sort()).toEqual([...methods(agent), ...resources, 'usage'].sort())
})
