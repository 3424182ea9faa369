import { BoundedMap } from '../bounded-map.ts'
import type { OrderedJob } from './job-groups.ts'
import { JobGroups } from './job-groups.ts'
import type { JobStore, JobTraits, Settlement, StoredJob } from './job-store.ts'
import { keepDoneMs, maxErrors } from './job-store.ts'
import { createLeasedQueue } from './leased-queue.ts'
import type { JobError, QueueOf } from './queue.ts'

/** Maximum number of done jobs and of values that are remembered. The oldest are removed first. */
const maxRemembered = 10_000

interface MemoryJob<Job> extends OrderedJob {
  readonly job: Job
  readonly savedAt: number
  attempts: number
  owner: string | undefined
  errors: readonly JobError[]
}

/** Creates a queue in the memory of this process. */
export const createMemoryQueue = <Job extends StoredJob>(traits: JobTraits<Job>): QueueOf<Job> =>
  createLeasedQueue(createMemoryStore(traits), { leaseMs: 60_000 })

export const createMemoryStore = <Job extends StoredJob>({
  groupOf,
  timeOf,
  isRepeatable,
}: JobTraits<Job>): JobStore<Job> => {
  /** By key, in the order in which they were saved. Those that are done are kept apart. */
  const open = new Map<string, MemoryJob<Job>>()
  const byId = new Map<string, MemoryJob<Job>>()
  const groups = new JobGroups<MemoryJob<Job>>()
  const done = new BoundedMap<number>(maxRemembered)
  const values = new BoundedMap<string>(maxRemembered)
  let lastId = 0

  const jobs = (...states: readonly MemoryJob<Job>['state'][]): MemoryJob<Job>[] =>
    [...open.values()].filter(({ state }) => states.includes(state))

  const putBack = (job: MemoryJob<Job>, now: number): true => {
    Object.assign(job, { state: 'waiting', attempts: 0, dueAt: now })
    groups.add(groupOf(job.job), job, now)
    return true
  }

  return {
    add(job, now) {
      if ((done.get(job.key) ?? 0) > now) return false
      const known = open.get(job.key)
      if (known) return known.state === 'failed' && isRepeatable(job) && putBack(known, now)
      lastId += 1
      const added: MemoryJob<Job> = {
        id: `${lastId}`,
        job,
        at: timeOf(job) ?? now,
        savedAt: now,
        state: 'waiting',
        attempts: 0,
        dueAt: now,
        owner: undefined,
        errors: [],
      }
      open.set(job.key, added)
      byId.set(added.id, added)
      groups.add(groupOf(job), added, now)
      return true
    },
    lease(owner, now, expiresAt) {
      const next = groups.lease(now, expiresAt)
      if (!next) return undefined
      next.owner = owner
      next.attempts += 1
      return { id: next.id, job: next.job, attempt: next.attempts }
    },
    renew(id, owner, now, expiresAt) {
      const job = byId.get(id)
      if (job?.state !== 'running' || job.owner !== owner) return false
      job.dueAt = expiresAt
      groups.update(groupOf(job.job), now)
      return true
    },
    settle(id, owner, settlement, now) {
      const job = byId.get(id)
      if (job?.state !== 'running' || job.owner !== owner) return false
      if (settlement.state === 'done') {
        job.state = 'done'
        open.delete(job.job.key)
        byId.delete(id)
        done.set(job.job.key, now + keepDoneMs)
      } else {
        settle(job, settlement)
      }
      groups.update(groupOf(job.job), now)
      return true
    },
    nextDueAt: (now) => groups.nextDueAt(now),
    get: (name) => values.get(name),
    set: (name, value) => values.set(name, value),
    update: (name, change) => values.set(name, change(values.get(name))),
    failed: () =>
      jobs('failed').map(({ id, job, attempts, errors }) => ({ id, job, attempts, errors })),
    retry(id, now) {
      const job = byId.get(id)
      return job?.state === 'failed' && putBack(job, now)
    },
    stats() {
      const [oldest] = jobs('waiting')
      return {
        waiting: jobs('waiting').length,
        running: jobs('running').length,
        done: done.size,
        failed: jobs('failed').length,
        oldest: oldest && new Date(oldest.savedAt),
      }
    },
  }
}

const settle = (
  job: MemoryJob<unknown>,
  settlement: Exclude<Settlement, { state: 'done' }>,
): void => {
  const { state, error } = settlement
  job.state = state
  job.owner = undefined
  if (settlement.state === 'waiting') job.dueAt = settlement.dueAt
  if (error) job.errors = [...job.errors, error].slice(-maxErrors)
  else job.attempts -= 1
}
