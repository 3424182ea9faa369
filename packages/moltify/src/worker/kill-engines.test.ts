import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { onTestFinished, test } from 'vitest'
import { startPostgres } from '../../test/engines/postgres.ts'
import { seed, testRandomLives } from '../../test/kill/random-lives.ts'
import { realRedis, startRedis } from '../../test/redis-server.ts'

// The tasks live side by side, because the jobs of a worker that was killed wait for their leases.
const lives = { mode: 'push', processes: 3, atOnce: 16, maxAwaits: 1_500 } as const

const timeout = 3_600_000

test(`random life cycles with three workers on a real Postgres lose and repeat nothing (MOLT_SEED=${seed})`, {
  timeout,
}, async () => {
  const server = await startPostgres()
  const space = `molt_test_${randomUUID().replaceAll('-', '')}`
  onTestFinished(async () => {
    await server.drop(space)
    await server.stop()
  })
  await testRandomLives({ ...lives, queue: { engine: 'pg-boss', url: server.url, space } })
})

// That it is skipped is reported by the tests of bullmqQueue().
test.runIf(realRedis)(
  `random life cycles with three workers on a real Redis lose and repeat nothing (MOLT_SEED=${seed})`,
  { timeout },
  async () => {
    const server = await startRedis()
    const space = `molt-test-${randomUUID()}`
    onTestFinished(async () => {
      const client = new Redis(server.url)
      for await (const keys of client.scanStream({ match: `${space}*`, count: 1_000 }))
        if (keys.length) await client.unlink(...keys)
      client.disconnect()
      server.stop()
    })
    await testRandomLives({ ...lives, queue: { engine: 'bullmq', url: server.url, space } })
  },
)
