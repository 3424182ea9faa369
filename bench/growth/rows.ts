import { concurrentCalls, waitingCalls } from './cases/calls.ts'
import { lists } from './cases/lists.ts'
import { queueJobs } from './cases/queue.ts'
import { sandbox } from './cases/sandbox.ts'
import { sockets } from './cases/sockets.ts'
import { openStreams, streamEvents } from './cases/streams.ts'
import { webhooks } from './cases/webhooks.ts'
import type { GrowthCase } from './measure.ts'

/** One plot: the cost of a unit at each size, with a line for each contestant. */
export interface GrowthRow {
  readonly id: string
  readonly title: string
  /** What the sizes count. */
  readonly size: string
  /** What the cost is of. */
  readonly unit: string
  readonly sizes: readonly number[]
  /** Names of the lines by contestant. Ours begin with @ or are the sandbox's. */
  readonly lines: Readonly<Record<string, string>>
  readonly measure: GrowthCase
  /** Why a line is not flat. */
  readonly reason?: string
}

const sandboxSizes = [100, 1000, 10_000, 50_000]

export const rows: readonly GrowthRow[] = [
  {
    id: 'calls',
    title: 'Calls at once',
    size: 'calls at once',
    unit: 'call',
    sizes: [1, 8, 64, 512, 4096],
    lines: {
      moltify: '@moltify/sdk',
      fetch: 'raw fetch',
      openai: 'openai',
      stripe: 'stripe',
      octokit: '@octokit/core',
    },
    measure: concurrentCalls,
    reason:
      'Each call at once has a connection of its own. Thousands of them cost every client on fetch more, as they do raw fetch.',
  },
  {
    id: 'streams',
    title: 'Events of a stream',
    size: 'events',
    unit: 'event',
    sizes: [1000, 10_000, 100_000, 1_000_000],
    lines: {
      moltinfra: '@moltinfra/sdk',
      moltghost: '@moltghost/sdk',
      openai: 'openai',
      anthropic: '@anthropic-ai/sdk',
    },
    measure: streamEvents,
  },
  {
    id: 'open-streams',
    title: 'Streams that are open at once',
    size: 'streams of 20 events',
    unit: 'stream',
    sizes: [10, 100, 1000, 5000],
    lines: { moltinfra: '@moltinfra/sdk', moltghost: '@moltghost/sdk', openai: 'openai' },
    measure: openStreams,
  },
  {
    id: 'sockets',
    title: 'Sockets that are open at once',
    size: 'sockets with 20 frames',
    unit: 'socket',
    sizes: [10, 100, 500, 2000],
    lines: { moltghost: '@moltghost/sdk', ws: 'ws' },
    measure: sockets,
  },
  {
    id: 'lists',
    title: 'Items of a list',
    size: 'items, 100 a page',
    unit: 'item',
    sizes: [100, 1000, 10_000, 100_000],
    lines: { moltify: '@moltify/sdk', openai: 'openai', stripe: 'stripe' },
    measure: lists,
  },
  {
    id: 'waiting',
    title: 'Calls that wait for a rate limit',
    size: 'calls that start at once and are aborted',
    unit: 'call',
    sizes: [100, 1000, 10_000],
    lines: { moltify: '@moltify/sdk' },
    measure: waitingCalls,
  },
  {
    id: 'webhooks',
    title: 'Webhooks at once',
    size: 'webhooks at once',
    unit: 'webhook, with its sender',
    sizes: [1, 8, 64, 512],
    lines: { moltify: '@moltify/sdk', 'node:http': 'node:http by hand' },
    measure: webhooks,
  },
  {
    id: 'sandbox',
    title: 'Calls of the sandbox',
    size: 'tasks, agents or messages',
    unit: 'call',
    sizes: sandboxSizes,
    lines: {
      'Moltify tasks': '@moltify tasks and wallet',
      'MoltInfra agents': '@moltinfra agents',
      'MoltbotDen heartbeat': '@moltbotden heartbeat',
    },
    measure: sandbox,
    reason:
      'Tasks and transactions are filtered and counted for each page, as their pagination has the total of the account. All 50,000 belong to the account that calls.',
  },
  {
    id: 'sandbox-search',
    title: 'Searches of the sandbox',
    size: 'agents',
    unit: 'search',
    sizes: sandboxSizes,
    lines: {
      'Moltify search': '@moltify search for a word',
      'MoltbotDen discover': '@moltbotden discover',
    },
    measure: sandbox,
    reason:
      'A search compares all agents and sorts what it has found, so its cost grows with their number, and a little more.',
  },
  {
    id: 'queue',
    title: 'Jobs of a worker',
    size: 'jobs',
    unit: 'job',
    sizes: [10, 100, 1000, 10_000, 100_000],
    lines: { memory: '@moltify/sdk, memoryQueue()', sqlite: '@moltify/sdk, sqliteQueue()' },
    measure: queueJobs,
  },
]
