import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testEngine } from '../../test/engines/engine-tests.ts'
import type { PostgresServer } from '../../test/engines/postgres.ts'
import { startPostgres } from '../../test/engines/postgres.ts'
import { pgBossQueue } from './pg-boss.ts'

describe('on a real Postgres', () => {
  let server: PostgresServer
  const schemas: string[] = []
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(async () => {
    for (const schema of schemas) await server.drop(schema)
    await server.stop()
  })

  testEngine(() => {
    const space = `molt_test_${randomUUID().replaceAll('-', '')}`
    schemas.push(space)
    return { engine: 'pg-boss', url: server.url, space }
  })
})

test.for([
  [[undefined], 'pgBossQueue'],
  [[{}], 'pgBossQueue'],
  [[{ findJobs: () => [] }, { lease: 500 }], 'lease must be a number of milliseconds >= 10000'],
  [[{ findJobs: () => [] }, { poll: 10 }], 'poll must be a number of milliseconds >= 500'],
  [[{ findJobs: () => [] }, { name: 'a b' }], 'name must be a name of letters'],
  [[{ findJobs: () => [] }, { pol: 500 }], 'Did you mean poll?'],
] as const)('pgBossQueue rejects %j', ([args, message]) => {
  expect(() => pgBossQueue(...(args as unknown as Parameters<typeof pgBossQueue>))).toThrow(
    expect.objectContaining({ name: 'ConfigError', message: expect.stringContaining(message) }),
  )
})
