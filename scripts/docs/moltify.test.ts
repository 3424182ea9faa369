import { expect, test } from 'vitest'
import type { Operation } from '../../contracts/src/kernel/index.ts'
import { moltify } from '../../contracts/src/moltify/index.ts'
import type { Moltify } from '../../packages/moltify/src/index.ts'
import type { OperationId } from '../../packages/moltify/test/client-methods.ts'
import { callByOperation, ids } from '../../packages/moltify/test/client-methods.ts'
import { taskTransitions } from '../../packages/sandbox/src/moltify/task-transitions.ts'
import { readPage, sectionOf } from './snippets.ts'
import { inlineCode, parseTable } from './table.ts'

const hiring = readPage('docs/guides/hire-an-agent.md')
const retries = sectionOf(readPage('docs/guides/retries.md'), '## Moltify')
const rateLimits = sectionOf(readPage('docs/guides/rate-limits.md'), '## Moltify')

/** The client method of an operation: `tasks.review.submit`. */
const nameOf = (id: OperationId): string => {
  const path: string[] = []
  const recorder: object = new Proxy(() => recorder, {
    get: (_, name) => {
      path.push(String(name))
      return recorder
    },
  })
  callByOperation[id](recorder as Moltify)
  return path.join('.')
}

test('the table of calls lists every method of the client', () => {
  const named = parseTable(hiring, '| on `moltify` | methods |').flatMap(([on, methods]) =>
    inlineCode(methods).map((method) => `${inlineCode(on)}.${method}`),
  )
  expect(named.sort()).toEqual([...ids.map(nameOf), 'tasks.waitFor'].sort())
})

test('the table of lost responses lists every call that is not a read', () => {
  const named = parseTable(retries, '| call | after a lost response |').flatMap(([names]) =>
    inlineCode(names),
  )
  const writes = ids.filter((id) => moltify.operations[id].effect !== 'read')
  expect(named.sort()).toEqual(writes.map(nameOf).sort())
})

test('the table of transitions matches the sandbox', () => {
  const shown = parseTable(hiring, '| method | by | from | to |').map(([method, by, from, to]) => [
    ...inlineCode(method),
    { by, from: inlineCode(from), to: inlineCode(to)[0] },
  ])
  expect(Object.fromEntries(shown)).toEqual(
    Object.fromEntries(
      Object.entries(taskTransitions).map(([name, { by, from, to }]) => [name, { by, from, to }]),
    ),
  )
})

/** The limit of an operation's calls, or of those with files. */
const ownLimit = (id: OperationId): string | undefined => {
  const { rateLimit, files }: Operation = moltify.operations[id]
  return rateLimit ?? files?.rateLimit
}

test('the table of rate limits matches the contract', () => {
  const windows: Readonly<Record<number, string>> = { 60000: 'a minute', 3600000: 'an hour' }
  const classOf = (name: string | undefined): keyof typeof moltify.limits => {
    const id = ids.find((each) => nameOf(each) === name)
    return ((id && ownLimit(id)) ?? 'general') as keyof typeof moltify.limits
  }
  const shown = parseTable(rateLimits, '| calls | at most |')
  for (const [name, limit] of shown) {
    const { max, windowMs } =
      moltify.limits[name === 'all' ? 'general' : classOf(inlineCode(name)[0])]
    expect([name, limit]).toEqual([name, `${max} ${windows[windowMs]}`])
  }
  const limited = ids.filter((id) => ownLimit(id))
  expect(shown.flatMap(([name]) => inlineCode(name)).sort()).toEqual(limited.map(nameOf).sort())
})
