import { ConfigError } from '../errors/client-errors.ts'
import { isConfigError } from '../errors/guards.ts'
import type { OptionRules } from '../http/check-options.ts'
import { checkOptions, describeValue, mustBe } from '../http/check-options.ts'
import type { JobStore, JobTraits, StoredJob } from './job-store.ts'
import { keepDoneMs, maxErrors } from './job-store.ts'
import { createLeasedQueue } from './leased-queue.ts'
import type { JobError } from './queue.ts'
import type { Database } from './sqlite-database.node.ts'
import { openDatabase } from './sqlite-database.node.ts'
import type { CreateSqliteQueue, SqliteQueueOptions } from './sqlite-queue.ts'
import { leaseNext, nextDueAt, schema } from './sqlite-schema.node.ts'

const minLeaseMs = 100

const optionRules: OptionRules<SqliteQueueOptions> = {
  lease: mustBe(
    `a number of milliseconds >= ${minLeaseMs}`,
    (value) => typeof value === 'number' && value >= minLeaseMs && Number.isFinite(value),
  ),
}

/** How often to look for jobs that other processes have saved or left, in milliseconds. */
const lookMs = 500

/** How long a call waits for another process that is writing, in milliseconds. */
const busyTimeoutMs = 5_000

export const createSqliteQueue =
  <Job extends StoredJob>(traits: JobTraits<Job>): CreateSqliteQueue<Job> =>
  (path, options = {}) => {
    checkOptions('sqliteQueue()', '{ lease: 30_000 }', options, optionRules)
    if (typeof path !== 'string' || !path) {
      const message = `sqliteQueue() takes the path of a file, got ${describeValue(path)}.`
      throw new ConfigError(message, { code: 'invalid_option' })
    }
    const store = openStore(path, traits)
    return createLeasedQueue(store, { leaseMs: options.lease ?? 30_000, lookMs })
  }

const openStore = <Job extends StoredJob>(path: string, traits: JobTraits<Job>): JobStore<Job> => {
  let database: Database | undefined
  try {
    database = openDatabase(path)
    return createSqliteStore(database, traits)
  } catch (cause) {
    database?.close()
    if (isConfigError(cause)) throw cause
    const { message } = Object(cause) as Partial<Error>
    throw new ConfigError(
      `sqliteQueue() cannot use the file "${path}": ${message}. Its folder must exist and be writable, and the file must be a SQLite database.`,
      { code: 'file_not_usable', cause },
    )
  }
}

interface LeasedRow {
  readonly id: number
  readonly job: string
  readonly attempts: number
}

interface FailedRow extends LeasedRow {
  readonly errors: string
}

export const createSqliteStore = <Job extends StoredJob>(
  database: Database,
  { groupOf, timeOf, isRepeatable }: JobTraits<Job>,
): JobStore<Job> => {
  database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
  database.exec(schema)
  // One statement each, so that each is atomic without a transaction.
  const sql = {
    forget: database.prepare(`DELETE FROM jobs WHERE state = 'done' AND due_at <= ?`),
    forgetValues: database.prepare('DELETE FROM vals WHERE set_at <= ?'),
    add: database.prepare(
      `INSERT INTO jobs (key, task, job, event_at, saved_at, state, due_at)
       VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', ?5)
       ON CONFLICT (key) DO UPDATE SET state = 'waiting', attempts = 0, due_at = ?5
         WHERE state = 'failed' AND ?6`,
    ),
    lease: database.prepare(leaseNext),
    renew: database.prepare(
      `UPDATE jobs SET due_at = ?3 WHERE id = ?1 AND owner = ?2 AND state = 'running'`,
    ),
    settle: database.prepare(
      `UPDATE jobs SET state = ?3, due_at = ?4, owner = NULL,
         job = iif(?3 = 'done', NULL, job), errors = ?5, attempts = attempts - ?6
       WHERE id = ?1 AND owner = ?2 AND state = 'running'`,
    ),
    errors: database.prepare('SELECT errors FROM jobs WHERE id = ?'),
    nextDueAt: database.prepare(nextDueAt),
    get: database.prepare('SELECT value FROM vals WHERE name = ?'),
    set: database.prepare(
      `INSERT INTO vals (name, value, set_at) VALUES (?1, ?2, ?3)
       ON CONFLICT (name) DO UPDATE SET value = ?2, set_at = ?3`,
    ),
    failed: database.prepare(
      `SELECT id, job, attempts, errors FROM jobs WHERE state = 'failed' ORDER BY id`,
    ),
    retry: database.prepare(
      `UPDATE jobs SET state = 'waiting', attempts = 0, due_at = ?2
       WHERE id = ?1 AND state = 'failed'`,
    ),
    count: database.prepare(
      'SELECT state, count(*) AS count, min(saved_at) AS oldest FROM jobs GROUP BY state',
    ),
  }
  sql.forget.run(Date.now())
  sql.forgetValues.run(Date.now() - 3 * keepDoneMs)

  const errorsWith = (id: string, error: JobError | undefined): string => {
    const { errors } = sql.errors.get(Number(id)) as FailedRow
    if (!error) return errors
    return JSON.stringify([...JSON.parse(errors), error].slice(-maxErrors))
  }

  const readValue = (name: string): string | undefined =>
    (sql.get.get(name) as { readonly value: string } | null | undefined)?.value

  return {
    add(job, now) {
      const values = [job.key, groupOf(job), JSON.stringify(job), timeOf(job) ?? now, now] as const
      return Number(sql.add.run(...values, isRepeatable(job) ? 1 : 0).changes) > 0
    },
    lease(owner, now, expiresAt) {
      const row = sql.lease.get(now, owner, expiresAt) as LeasedRow | null | undefined
      return row
        ? { id: `${row.id}`, job: JSON.parse(row.job) as Job, attempt: row.attempts }
        : undefined
    },
    renew: (id, owner, _now, expiresAt) =>
      Number(sql.renew.run(Number(id), owner, expiresAt).changes) > 0,
    settle(id, owner, settlement, now) {
      const { state } = settlement
      const dueAt = { done: now + keepDoneMs, failed: now, waiting: now }[state]
      const error = state === 'done' ? undefined : settlement.error
      const { changes } = sql.settle.run(
        Number(id),
        owner,
        state,
        settlement.state === 'waiting' ? settlement.dueAt : dueAt,
        errorsWith(id, error),
        state === 'waiting' && !error ? 1 : 0,
      )
      return Number(changes) > 0
    },
    nextDueAt(now) {
      const row = sql.nextDueAt.get(now) as { readonly due_at: number | null }
      return row.due_at ?? undefined
    },
    get: readValue,
    set: (name, value, now) => void sql.set.run(name, value, now),
    update(name, change, now) {
      // Locks the file before it is read.
      database.exec('BEGIN IMMEDIATE')
      try {
        sql.set.run(name, change(readValue(name)), now)
        database.exec('COMMIT')
      } catch (error) {
        database.exec('ROLLBACK')
        throw error
      }
    },
    failed: () =>
      (sql.failed.all() as FailedRow[]).map(({ id, job, attempts, errors }) => ({
        id: `${id}`,
        job: JSON.parse(job),
        attempts,
        errors: JSON.parse(errors),
      })),
    retry: (id, now) => Number(sql.retry.run(Number(id), now).changes) > 0,
    stats() {
      const counts = { waiting: 0, running: 0, done: 0, failed: 0 }
      let oldest: Date | undefined
      for (const row of sql.count.all()) {
        const { state, count, oldest: savedAt } = row as StateCount
        counts[state] = count
        if (state === 'waiting') oldest = new Date(savedAt)
      }
      return { ...counts, oldest }
    },
    close: () => database.close(),
  }
}

interface StateCount {
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  readonly count: number
  readonly oldest: number
}
