import { ConfigError } from '../errors/client-errors.ts'
import type { JobTraits, StoredJob } from './job-store.ts'
import type { QueueOf } from './queue.ts'

/** Options of `sqliteQueue()`. */
export interface SqliteQueueOptions {
  /**
   * How long a job stays with a worker that has died, in milliseconds. A worker that lives renews its
   * leases three times as often.
   * @defaultValue 30000
   */
  readonly lease?: number | undefined
}

/** Creates queues in SQLite files. */
export interface CreateSqliteQueue<Job> {
  /**
   * Creates a queue in a SQLite file, which is created if it does not exist. Jobs survive crashes and
   * restarts. Several processes of one machine may use the same file, on a local disk. Needs
   * `node:sqlite` (Node.js 22.13 or newer, Deno 2.2 or newer) or `bun:sqlite`.
   *
   * Jobs that are done are remembered for 30 days.
   *
   * @param path the path of the file, such as `work.db`. SQLite adds the files `-wal` and `-shm`.
   * @throws ConfigError in another runtime, if an option is invalid, or with the code
   * `file_not_usable` if the file cannot be opened; its cause is the error of SQLite.
   */
  // biome-ignore lint/style/useShorthandFunctionType: editors show the doc comment of a call signature at each call.
  (path: string, options?: SqliteQueueOptions): QueueOf<Job>
}

export const createSqliteQueue =
  <Job extends StoredJob>(_traits: JobTraits<Job>): CreateSqliteQueue<Job> =>
  () => {
    throw noSqlite()
  }

/** The error of a runtime without SQLite. */
export const noSqlite = (): ConfigError =>
  new ConfigError(
    'sqliteQueue() needs node:sqlite (Node.js 22.13 or newer, Deno 2.2 or newer) or bun:sqlite. Use memoryQueue() or another queue.',
    { code: 'sqlite_not_available' },
  )
