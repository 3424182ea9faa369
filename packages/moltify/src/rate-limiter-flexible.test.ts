import { randomUUID } from 'node:crypto'
import { createSandbox } from '@molt-sdk/sandbox'
import { Redis } from 'ioredis'
import { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis } from 'rate-limiter-flexible'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startPostgres } from '../test/engines/postgres.ts'
import { realRedis, startRedis } from '../test/redis-server.ts'
import { Moltify } from './client.ts'
import type { FlexibleRateLimiter } from './rate-limiter-flexible.ts'
import { flexibleLimiter } from './rate-limiter-flexible.ts'

if (!realRedis) {
  // biome-ignore lint/suspicious/noConsole: reports skipped tests.
  console.warn(
    'SKIPPED: rate limits shared through a real Redis. Set REDIS_URL, or start or install redis-server, to test them.',
  )
}

const keyPrefix = `molt_test_${randomUUID().replaceAll('-', '')}`
const options = { keyPrefix, points: 1, duration: 1 }

const openMemory = async (): Promise<() => FlexibleRateLimiter> => {
  const store = new RateLimiterMemory(options)
  return () => store
}

const openRedis = async (): Promise<() => FlexibleRateLimiter> => {
  const server = await startRedis()
  const connections: Redis[] = []
  onTestFinished(async () => {
    const [client] = connections
    const keys = (await client?.keys(`${keyPrefix}*`)) ?? []
    if (keys.length) await client?.unlink(...keys)
    for (const connection of connections) connection.disconnect()
    server.stop()
  })
  return () => {
    const storeClient = new Redis(server.url)
    connections.push(storeClient)
    return new RateLimiterRedis({ ...options, storeClient })
  }
}

const openPostgres = async (): Promise<() => FlexibleRateLimiter> => {
  const server = await startPostgres()
  const pools: Pool[] = []
  const open = (): Pool => {
    const pool = new Pool({ connectionString: server.url, max: 1 })
    pools.push(pool)
    return pool
  }
  const storeClient = open()
  await new Promise<void>((resolve, reject) => {
    const ready = (error?: Error): void => (error ? reject(error) : resolve())
    new RateLimiterPostgres({ ...options, storeClient, clearExpiredByTimeout: false }, ready)
  })
  onTestFinished(async () => {
    await storeClient.query(`DROP TABLE "${keyPrefix}"`)
    for (const pool of pools) await pool.end()
    await server.stop()
  })
  const shared = { ...options, tableCreated: true, clearExpiredByTimeout: false }
  return () => new RateLimiterPostgres({ ...shared, storeClient: open() })
}

describe.for([
  ['memory', true, openMemory],
  ['a real Redis', realRedis, openRedis],
  ['a real Postgres', true, openPostgres],
] as const)('limits shared through %s', ([, isAvailable, open]) => {
  it.runIf(isAvailable)('allow ten clients 100 calls a minute together', async () => {
    const openStore = await open()
    const sandbox = createSandbox()
    const clients = Array.from({ length: 10 }, () => {
      const limiter = flexibleLimiter(openStore())
      return new Moltify({
        apiKey: sandbox.moltify.buyer.apiKey,
        fetch: sandbox.fetch,
        maxRetries: 0,
        rateLimit: { mode: 'fail', limiter },
      })
    })
    const calls = clients.flatMap((client) =>
      Array.from({ length: 12 }, () => client.categories.list()),
    )
    const results = await Promise.allSettled(calls)
    const errors = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason] : [],
    )
    // A call that is rejected by the platform would have another code.
    expect(errors.map(({ code }) => code)).toEqual(Array(20).fill('rate_limit_reached'))
  })
})

it.runIf(realRedis)('a Redis that is down is reported, and nothing is sent', async () => {
  const storeClient = new Redis('redis://127.0.0.1:1', {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: null,
  })
  storeClient.on('error', () => undefined)
  const limiter = flexibleLimiter(new RateLimiterRedis({ ...options, storeClient }))
  const sandbox = createSandbox()
  let sent = 0
  const fetch: typeof sandbox.fetch = (...args) => {
    sent++
    return sandbox.fetch(...args)
  }
  const { buyer } = sandbox.moltify
  const client = new Moltify({ apiKey: buyer.apiKey, fetch, rateLimit: { mode: 'wait', limiter } })
  await expect(client.categories.list()).rejects.toMatchObject({
    name: 'ConnectionError',
    code: 'rate_limiter_failed',
    retryable: true,
  })
  expect(sent).toBe(0)
})
