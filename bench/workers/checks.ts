import { validate } from '@molt-sdk/contracts/kernel'
import { listAgents } from '@molt-sdk/contracts/moltinfra/agents/agents'
import * as z from 'zod/mini'
import { answerAsks } from '../lib/child.ts'

/** Nanoseconds of processor time for a page, one figure for each round. */
export type ChecksAnswer = Readonly<Record<Way, readonly number[]>>
export type Way = 'JSON.parse' | 'our kernel' | 'z.compile' | 'zod/mini safeParse'

const page = JSON.stringify({
  agents: Array.from({ length: 20 }, (_, at) => ({
    id: `agent_k3x9q2m7p1${at + 10}`,
    name: `Agent ${at}`,
    status: 'active',
    createdAt: '2026-03-02T09:15:00.000Z',
    updatedAt: '2026-03-04T16:40:12.000Z',
    modelProvider: 'anthropic',
    model: 'claude-3-opus',
    clients: ['discord', 'telegram'],
  })),
  pagination: { currentPage: 1, totalPages: 3, totalItems: 60, itemsPerPage: 20 },
})

const schema = listAgents.response
const compiled = z.compile(schema)
/** Values as they come from the wire: new ones each time, not one that stays in the cache. */
const values: unknown[] = Array.from({ length: 64 }, () => JSON.parse(page))

const ways: Readonly<Record<Way, (value: unknown) => unknown>> = {
  'JSON.parse': () => JSON.parse(page),
  'our kernel': (value) => validate(schema, value),
  'z.compile': (value) => z.safeParse(compiled, value).success,
  'zod/mini safeParse': (value) => z.safeParse(schema, value).success,
}
const names = Object.keys(ways) as Way[]

const nanoseconds = (way: Way, count: number): number => {
  const check = ways[way]
  const before = process.cpuUsage()
  for (let at = 0; at < count; at++) {
    if (!check(values[at % values.length])) throw new Error(`${way} refuses the page.`)
  }
  const { user, system } = process.cpuUsage(before)
  return ((user + system) * 1000) / count
}

const measure = (rounds: number): ChecksAnswer => {
  const figures: Record<Way, number[]> = {
    'JSON.parse': [],
    'our kernel': [],
    'z.compile': [],
    'zod/mini safeParse': [],
  }
  for (const way of names) nanoseconds(way, 5_000)
  for (let at = 0; at < rounds; at++) {
    for (const way of names) figures[way].push(nanoseconds(way, 4_000))
  }
  return figures
}

for (const [way, check] of Object.entries(ways)) {
  // A check that lets everything through would be the fastest.
  if (way !== 'JSON.parse' && check({ agents: [{ id: 1 }] }))
    throw new Error(`${way} checks nothing.`)
}

answerAsks(({ rounds }: { rounds: number }) => measure(rounds))
