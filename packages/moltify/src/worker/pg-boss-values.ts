import type { PgBossClient, PgBossDatabase } from './pg-boss-client.ts'
import { keepSeconds } from './pg-boss-client.ts'
import type { Queue } from './queue.ts'

/**
 * What workers keep between runs: a job that is never started for each value.
 *
 * @param name the name of the queue of values
 * @param ready resolves when the queue exists
 */
export const createPgBossValues = (
  boss: PgBossClient,
  name: string,
  ready: () => Promise<void>,
): Required<Pick<Queue, 'get' | 'set' | 'update'>> => {
  const read = async (key: string, db?: PgBossDatabase): Promise<string | undefined> => {
    const inDb = db && { db }
    const [found] = await boss.findJobs(name, { key, queued: true, limit: 1, ...inDb })
    return (found?.data as { readonly value: string } | undefined)?.value
  }
  const write = async (key: string, value: string, db?: PgBossDatabase): Promise<void> => {
    const keep = { startAfter: new Date(), retentionSeconds: keepSeconds }
    await boss.upsert(name, { value }, { singletonKey: key, ...keep, ...(db && { db }) })
  }
  return {
    async get(key) {
      await ready()
      return read(key)
    },
    async set(key, value) {
      await ready()
      await write(key, value)
    },
    async update(key, change) {
      await ready()
      const transaction = await boss.getDb().beginTransaction?.()
      // Without transactions, as with a database of your own, another worker may write in between.
      if (!transaction) return write(key, change(await read(key)))
      const { db } = transaction
      try {
        const lock = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))'
        await db.executeSql(lock, [`${name} ${key}`])
        await write(key, change(await read(key, db)), db)
        await transaction.commit()
      } catch (error) {
        await transaction.rollback()
        throw error
      }
    },
  }
}
