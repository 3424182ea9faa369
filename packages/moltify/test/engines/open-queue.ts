import type { Queue } from '../../src/worker/index.ts'
import type { EngineOptions } from './options.ts'

interface OpenOptions extends Pick<EngineOptions, 'engine' | 'url' | 'space'> {
  /** The lease, in milliseconds. pg-boss takes 10,000 at least. */
  readonly lease: number
  readonly onError: (error: Error) => void
}

/** Opens a queue of an engine. Imported on demand: a process needs one engine only. */
export const openEngineQueue = (options: OpenOptions): Promise<Queue> =>
  options.engine === 'pg-boss' ? openPgBoss(options) : openBullmq(options)

const openPgBoss = async ({ url, space, lease, onError }: OpenOptions): Promise<Queue> => {
  const { PgBoss } = await import('pg-boss')
  const { pgBossQueue } = await import('../../src/worker/pg-boss.ts')
  const boss = new PgBoss({
    connectionString: url,
    schema: space,
    max: 4,
    // How soon the jobs of a process that has died are found.
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
  })
  boss.on('error', onError)
  await boss.start()
  return pgBossQueue(boss, { poll: 500, lease: Math.max(lease, 10_000) })
}

const openBullmq = async ({ url, space, lease }: OpenOptions): Promise<Queue> => {
  const { Queue: BullmqQueue } = await import('bullmq')
  const { bullmqQueue } = await import('../../src/worker/bullmq.ts')
  const connection = { url }
  const queue = new BullmqQueue('moltify', { connection, prefix: space })
  return bullmqQueue({ queue, connection, lease })
}
