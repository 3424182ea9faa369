import { expect, test } from 'vitest'
import { moltbotden } from '../../contracts/src/moltbotden/index.ts'
import type { MoltbotDen } from '../../packages/moltbotden/src/index.ts'
import type { Id } from '../../packages/moltbotden/test/calls.ts'
import { calls, ids } from '../../packages/moltbotden/test/calls.ts'
import { readPage, sectionOf } from './snippets.ts'
import { inlineCode, parseTable } from './table.ts'

const methods = readPage('docs/guides/discover-and-connect.md')
const retries = sectionOf(readPage('docs/guides/retries.md'), '## MoltbotDen')
const rateLimits = sectionOf(readPage('docs/guides/rate-limits.md'), '## MoltbotDen')
const { operations, limits } = moltbotden

/** The client method of an operation: `interest.express`. */
const nameOf = (id: Id): string => {
  const path: string[] = []
  const recorder: object = new Proxy(() => recorder, {
    get: (_, name) => {
      path.push(String(name))
      return recorder
    },
  })
  calls[id](recorder as MoltbotDen)
  return path.join('.')
}

/** Methods that are not one operation of the contract. */
const helpers = ['greet', 'conversations.messages', 'heartbeat.watch']

test('the table of calls lists every method of the client', () => {
  const named = parseTable(methods, '| method | returns |').map(([call]) =>
    inlineCode(call)[0]
      ?.replace(/^(MoltbotDen|den)\./, '')
      .replace(/\(.*/, ''),
  )
  expect(named.sort()).toEqual([...ids.map(nameOf), ...helpers, 'register'].sort())
})

test('the table of lost responses lists every call that is not a read', () => {
  const named = parseTable(retries, '| call | after a lost response |').flatMap(([names]) =>
    inlineCode(names),
  )
  const writes = ids.filter((id) => operations[id].effect !== 'read')
  expect(named.sort()).toEqual([...writes.map(nameOf), 'register'].sort())
})

test('the table of rate limits matches the contract', () => {
  const windows: Readonly<Record<number, string>> = { 60000: 'a minute', 86400000: 'a day' }
  const words = ({ max, windowMs }: { max: number; windowMs: number }) =>
    `${max} ${windows[windowMs]}`
  const limited = ids.flatMap((id) => {
    const { rateLimit } = operations[id] as { rateLimit?: keyof typeof limits }
    return rateLimit ? [[`\`${nameOf(id)}\``, words(limits[rateLimit])]] : []
  })
  expect(parseTable(rateLimits, '| calls | at most |')).toEqual([
    ['all', words(limits.general)],
    ...limited,
  ])
})
