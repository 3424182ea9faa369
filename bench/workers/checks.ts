import type { Fixture, Operation, Schema } from '@molt-sdk/contracts/kernel'
import { validate } from '@molt-sdk/contracts/kernel'
import { discoverAgents } from '@molt-sdk/contracts/moltbotden/discovery/discovery'
import { fixtures as moltbotden } from '@molt-sdk/contracts/moltbotden/docs'
import { fixtures as moltghost } from '@molt-sdk/contracts/moltghost/docs'
import { listModels } from '@molt-sdk/contracts/moltghost/models/models'
import { searchAgents } from '@molt-sdk/contracts/moltify/agents/agents'
import { fixtures as moltify } from '@molt-sdk/contracts/moltify/docs'
import { listAgents } from '@molt-sdk/contracts/moltinfra/agents/agents'
import * as z from 'zod/mini'
import { serveRequests } from '../lib/worker-process.ts'

/** Nanoseconds of CPU time per page, one figure per round. */
type Figures = readonly number[]
export type Implementation = 'JSON.parse' | 'our kernel' | 'z.compile' | 'zod/mini safeParse'
export interface ChecksResult {
  readonly implementations: Readonly<Record<Implementation, Figures>>
  /** A page of each of the other platforms, parsed and checked by our kernel. */
  readonly pages: Readonly<Record<string, { readonly parse: Figures; readonly check: Figures }>>
}

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

/** A page of 20 items, made of those of a fixture. */
const pageOf = (
  { response, paging }: Operation,
  { data }: Fixture,
): { text: string; schema: Schema; values: unknown[] } => {
  const [key = ''] = paging?.items ?? []
  const body = data as Readonly<Record<string, unknown>>
  const items = body[key] as readonly unknown[]
  const twenty = Array.from({ length: 20 }, (_, index) => items[index % items.length])
  const text = JSON.stringify({ ...body, [key]: twenty })
  return { text, schema: response, values: Array.from({ length: 64 }, () => JSON.parse(text)) }
}

const pages = {
  'Moltify, agents': pageOf(searchAgents, moltify.searchAgents),
  'MoltbotDen, suggestions': pageOf(discoverAgents, moltbotden.discoverAgents),
  'MoltGhost, models': pageOf(listModels, moltghost.listModels),
}

const nanoseconds = (run: (index: number) => unknown, count: number): number => {
  const before = process.cpuUsage()
  for (let index = 0; index < count; index++) {
    if (!run(index)) throw new Error('A valid page is rejected.')
  }
  const { user, system } = process.cpuUsage(before)
  return ((user + system) * 1000) / count
}

const measure = (rounds: number): ChecksResult => {
  const runs: (readonly [run: (index: number) => unknown, figures: number[]])[] = []
  const figuresOf = (run: (index: number) => unknown): Figures => {
    const figures: number[] = []
    runs.push([run, figures])
    return figures
  }
  const result: ChecksResult = {
    implementations: mapValues(implementations, (check) =>
      figuresOf((index) => check(values[index % values.length])),
    ),
    pages: mapValues(pages, ({ text, schema, values }) => ({
      parse: figuresOf(() => JSON.parse(text)),
      check: figuresOf((index) => validate(schema, values[index % values.length])),
    })),
  }
  for (const [run] of runs) nanoseconds(run, 5_000)
  for (let round = 0; round < rounds; round++) {
    for (const [run, figures] of runs) figures.push(nanoseconds(run, 4_000))
  }
  return result
}

const mapValues = <Key extends string, Value, Result>(
  object: Readonly<Record<Key, Value>>,
  map: (value: Value) => Result,
): Record<Key, Result> =>
  Object.fromEntries(
    Object.entries<Value>(object).map(([key, value]) => [key, map(value)]),
  ) as Record<Key, Result>

for (const [implementation, check] of Object.entries(implementations)) {
  // An implementation that accepts everything would be the fastest.
  if (implementation !== 'JSON.parse' && check({ agents: [{ id: 1 }] }))
    throw new Error(`${implementation} accepts an invalid page.`)
}

serveRequests(({ rounds }: { rounds: number }) => measure(rounds))
