import { expect, test } from 'vitest'
import { moltghost, platform } from '../../contracts/src/moltghost/index.ts'
import { MoltGhostAgent } from '../../packages/moltghost/src/client.ts'
import { errorClassForCode } from '../../packages/moltghost/src/errors/error-class.ts'
import { readPage } from './snippets.ts'
import { inlineCode, parseTable } from './table.ts'

const chat = readPage('docs/guides/chat.md')

test('the table of errors lists every code with its status and class', () => {
  const shown = parseTable(chat, '| code | status | class | retried |').map(
    ([code, status, name]) => [inlineCode(code)[0], Number(status), inlineCode(name)[0]],
  )
  const known = Object.entries(moltghost.errors).map(([code, { status }]) => [
    code,
    status,
    errorClassForCode(code)?.kind,
  ])
  expect(shown).toEqual(known)
})

test('the table of errors says for each code whether it is retried', () => {
  const { retryableCodes, nonRetryableCodes } = platform
  for (const [cell, , , again = ''] of parseTable(chat, '| code | status | class | retried |')) {
    const code = inlineCode(cell)[0] ?? ''
    if ((nonRetryableCodes as readonly string[]).includes(code))
      expect([code, again]).toEqual([code, expect.stringMatching(/^no/)])
    const isTried = /\byes\b/.test(again)
    expect([code, isTried]).toEqual([code, (retryableCodes as readonly string[]).includes(code)])
  }
})

test('the table of calls lists every method of an agent', () => {
  const named = parseTable(chat, '| on `agent` | what it does |').flatMap(([names]) =>
    inlineCode(names).map((name) => name.replace(/\(.*/, '')),
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
