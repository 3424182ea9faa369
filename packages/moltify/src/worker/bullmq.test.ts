import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testEngine } from '../../test/engines/engine-tests.ts'
import type { RedisServer } from '../../test/redis-server.ts'
import { realRedis, startRedis } from '../../test/redis-server.ts'
import { bullmqQueue } from './bullmq.ts'

if (!realRedis) {
  // biome-ignore lint/suspicious/noConsole: reports skipped tests.
  console.warn(
    'SKIPPED: bullmqQueue() on a real Redis. Set REDIS_URL, or start or install redis-server, to test it.',
  )
}

describe.runIf(realRedis)('on a real Redis', () => {
  let server: RedisServer
  const prefix = `molt-test-${randomUUID()}`
  beforeAll(async () => {
    server = await startRedis()
  })
  afterAll(async () => {
    const client = new Redis(server.url)
    for await (const keys of client.scanStream({ match: `${prefix}*`, count: 1_000 }))
      if (keys.length) await client.unlink(...keys)
    client.disconnect()
    server.stop()
  })

  testEngine(() => ({ engine: 'bullmq', url: server.url, space: `${prefix}-${randomUUID()}` }))
})

const method = (): undefined => undefined
const queue = {
  name: 'moltify',
  opts: {},
  add: method,
  getJob: method,
  getJobs: method,
  getJobCounts: method,
  getBackend: () => ({}),
}
const connection = { url: 'redis://127.0.0.1:6379' }

test.for([
  [undefined, 'bullmqQueue()'],
  [{ connection }, 'queue'],
  [{ queue: {}, connection }, 'queue must be a Queue of BullMQ 6'],
  [{ queue }, 'bullmqQueue() needs the connection of its worker'],
  [{ queue, connection: 'redis://127.0.0.1' }, 'connection must be an object'],
  [{ queue, connection, lease: 5 }, 'lease must be a number of milliseconds >= 1000, got 5.'],
  [{ queue, connection, leas: 5 }, 'Did you mean lease?'],
] as const)('bullmqQueue rejects %j', ([options, message]) => {
  expect(() => bullmqQueue(options as never)).toThrow(
    expect.objectContaining({ name: 'ConfigError', message: expect.stringContaining(message) }),
  )
})

test('a queue of BullMQ that is not in Redis is reported', async () => {
  await expect(bullmqQueue({ queue: queue as never, connection }).get('since')).rejects.toThrow(
    'bullmqQueue() needs a queue in Redis',
  )
})
