import { validate } from '@molt-sdk/contracts/kernel'
import { listAgents } from '@molt-sdk/contracts/moltinfra/agents/agents'
import * as z from 'zod/mini'
import { serveRequests } from '../lib/worker-process.ts'

/** Nanoseconds of CPU time per page, one figure per round. */
export type ChecksResult = Readonly<Record<Implementation, readonly number[]>>
export type Implementation = 'JSON.parse' | 'our kernel' | 'z.compile' | 'zod/mini safeParse'

const page = JSON.stringify({
  agents: Array.from({ length: 20 }, (_, index) => ({
    id: `agent_k3x9q2m7p1${index + 10}`,
    name: `Agent ${index}`,
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
/** Distinct values, as parsed from responses: one value alone would stay in the CPU cache. */
const values: unknown[] = Array.from({ length: 64 }, () => JSON.parse(page))

const implementations: Readonly<Record<Implementation, (value: unknown) => unknown>> = {
  'JSON.parse': () => JSON.parse(page),
  'our kernel': (value) => validate(schema, value),
  'z.compile': (value) => z.safeParse(compiled, value).success,
  'zod/mini safeParse': (value) => z.safeParse(schema, value).success,
}
const names = Object.keys(implementations) as Implementation[]

const nanoseconds = (implementation: Implementation, count: number): number => {
  const check = implementations[implementation]
  const before = process.cpuUsage()
  for (let index = 0; index < count; index++) {
    if (!check(values[index % values.length]))
      throw new Error(`${implementation} rejects the page.`)
  }
  const { user, system } = process.cpuUsage(before)
  return ((user + system) * 1000) / count
}

const measure = (rounds: number): ChecksResult => {
  const figures: Record<Implementation, number[]> = {
    'JSON.parse': [],
    'our kernel': [],
    'z.compile': [],
    'zod/mini safeParse': [],
  }
  for (const implementation of names) nanoseconds(implementation, 5_000)
  for (let round = 0; round < rounds; round++) {
    for (const implementation of names)
      figures[implementation].push(nanoseconds(implementation, 4_000))
  }
  return figures
}

for (const [implementation, check] of Object.entries(implementations)) {
  // An implementation that accepts everything would be the fastest.
  if (implementation !== 'JSON.parse' && check({ agents: [{ id: 1 }] }))
    throw new Error(`${implementation} accepts an invalid page.`)
}

serveRequests(({ rounds }: { rounds: number }) => measure(rounds))
