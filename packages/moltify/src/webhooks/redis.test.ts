import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Redis as Upstash } from '@upstash/redis'
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { waitForCondition } from '../../../core/test/client.ts'
import type { RedisServer } from '../../test/redis-server.ts'
import { realRedis, startRedis, startRespServer } from '../../test/redis-server.ts'
import { deliveryOf, eventBody, recordingHandler } from '../../test/webhooks.ts'
import type { RedisClient } from './redis.ts'
import { redisReplayStore } from './redis.ts'

if (!realRedis) {
  // biome-ignore lint/suspicious/noConsole: reports skipped tests.
  console.warn(
    'SKIPPED: the replay store on a real Redis. Set REDIS_URL, or start or install redis-server, to test it.',
  )
}

interface Connected {
  readonly client: RedisClient
  end(): unknown
}

const connectors: [string, (url: string) => Promise<Connected>][] = [
  [
    'ioredis',
    async (url) => {
      const client = new Redis(url)
      return { client, end: () => client.disconnect() }
    },
  ],
  [
    'redis',
    async (url) => {
      const client = await createClient({ url }).connect()
      return { client, end: () => client.destroy() }
    },
  ],
]

/** Unique per run, because the Redis may have been used before. */
const prefix = `molt-test:${process.pid}:${Date.now()}:`

const suites: [string, boolean, () => Promise<RedisServer>][] = [
  ['a real Redis', realRedis, startRedis],
  ['a server with its protocol', true, startRespServer],
]

for (const [name, there, start] of suites) {
  describe.runIf(there)(`on ${name}`, () => {
    let server: RedisServer
    beforeAll(async () => {
      server = await start()
    })
    afterAll(() => server.stop())

    describe.for(connectors)('with the client %s', ([kind, connect]) => {
      let one: Connected
      let other: Connected
      beforeAll(async () => {
        one = await connect(server.url)
        other = await connect(server.url)
      })
      afterAll(() => {
        one.end()
        other.end()
      })

      test('only one of many concurrent claims succeeds', async () => {
        const stores = [one, other].map(({ client }) => redisReplayStore(client, { prefix }))
        const calls = Array.from({ length: 40 }, (_, at) =>
          stores[at % 2]?.claim(`race-${kind}`, 60_000),
        )
        const given = await Promise.all(calls)
        expect(given.filter(Boolean)).toEqual([true])
      })

      test('a claim expires', async () => {
        const { claim } = redisReplayStore(one.client, { prefix })
        expect([await claim(`time-${kind}`, 80), await claim(`time-${kind}`, 80)]).toEqual([
          true,
          false,
        ])
        await new Promise((resolve) => setTimeout(resolve, 120))
        expect(await claim(`time-${kind}`, 80)).toBe(true)
      })

      test('a released key can be claimed again', async () => {
        const stores = [one, other].map(({ client }) => redisReplayStore(client, { prefix }))
        const key = `release-${kind}`
        expect(await stores[0]?.claim(key, 60_000)).toBe(true)
        await stores[0]?.release?.(key)
        expect(await stores[1]?.claim(key, 60_000)).toBe(true)
        expect(await stores[0]?.claim(key, 60_000)).toBe(false)
      })

      test('prefixes separate stores', async () => {
        const key = `prefix-${kind}`
        expect(await redisReplayStore(one.client, { prefix }).claim(key, 60_000)).toBe(true)
        expect(
          await redisReplayStore(one.client, { prefix: `${prefix}b:` }).claim(key, 60_000),
        ).toBe(true)
      })

      test('two processes handle a delivery once', async () => {
        const body = eventBody('task.approved', { taskId: `shared-${kind}` })
        const processes = [one, other].map(({ client }) =>
          recordingHandler({ replayStore: redisReplayStore(client, { prefix }) }),
        )
        const responses = await Promise.all(
          processes.map(({ handler }) => handler(deliveryOf(body))),
        )
        expect(responses.map(({ status }) => status)).toEqual([200, 200])
        await waitForCondition(() => processes.some(({ events }) => events.length === 1))
        await new Promise((resolve) => setTimeout(resolve, 20))
        expect(processes.flatMap(({ events }) => events)).toEqual([`task.approved shared-${kind}`])
      })
    })
  })
}

test('sets a key with a prefix and an expiry only if it is new', async () => {
  const server = await startRespServer()
  try {
    for (const [, connect] of connectors) {
      const { client, end } = await connect(server.url)
      await redisReplayStore(client).claim('k', 86_400_000)
      end()
    }
    const words = server.sent.map(([name, key, value, ...options]) => [
      name,
      key,
      value,
      options.sort(),
    ])
    const expected = ['SET', 'moltify:webhook:k', '1', ['86400000', 'NX', 'PX']]
    expect(words).toEqual([expected, expected])
  } finally {
    server.stop()
  }
})

test('sends the same command with the client of Upstash over HTTP', async () => {
  const commands: unknown[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    commands.push(JSON.parse(text))
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ result: commands.length === 1 ? 'OK' : null }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const client = new Upstash({
      url,
      token: 'x',
      enableTelemetry: false,
      responseEncoding: false,
      enableAutoPipelining: false,
    })
    const { claim, release } = redisReplayStore(client)
    expect([await claim('k', 5_000), await claim('k', 5_000)]).toEqual([true, false])
    await release?.('k')
    expect([commands[0], commands[2]]).toEqual([
      ['set', 'moltify:webhook:k', '1', 'nx', 'px', 5000],
      ['del', 'moltify:webhook:k'],
    ])
  } finally {
    server.close()
    server.closeAllConnections()
  }
})

test.for<[string, () => Promise<unknown>]>([
  ['fails', () => Promise.reject(new Error('The connection is gone.'))],
  ['returns an unexpected result', async () => 1],
  ['returns nothing', async () => undefined],
])('responds with 500 and calls no handler if a client %s', async ([, set]) => {
  const recording = recordingHandler({ replayStore: redisReplayStore({ set }) })
  expect((await recording.handler(deliveryOf(eventBody()))).status).toBe(500)
  expect([recording.events, recording.errors.length]).toEqual([[], 1])
})
