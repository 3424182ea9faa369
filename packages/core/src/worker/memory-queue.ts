import { BoundedMap } from '../bounded-map.ts'
import type { JobStore, JobTraits, Settlement, StoredJob } from './job-store.ts'
import { keepDoneMs, maxErrors } from './job-store.ts'
import { createLeasedQueue } from './leased-queue.ts'
import type { JobError, QueueOf } from './queue.ts'

/** Maximum number of done jobs and of values that are remembered. The oldest are removed first. */
const maxRemembered = 10_000

interface MemoryJob<Job> {
  readonly id: string
  readonly job: Job
  /** Order among the events of a group. */
  readonly at: number
  readonly savedAt: number
  state: 'waiting' | 'running' | 'done' | 'failed'
  attempts: number
  dueAt: number
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
  const done = new BoundedMap<number>(maxRemembered)
  const values = new BoundedMap<string>(maxRemembered)
  let lastId = 0

  const jobs = (...states: readonly MemoryJob<Job>['state'][]): MemoryJob<Job>[] =>
    [...open.values()].filter(({ state }) => states.includes(state))

  const jobWithId = (id: string): MemoryJob<Job> | undefined =>
    [...open.values()].find((job) => job.id === id)

  /** The next job of each group: the one that is running, else the one with the oldest event. */
  const heads = (now: number): MemoryJob<Job>[] => {
    const byGroup = new Map<string, MemoryJob<Job>>()
    for (const job of open.values()) {
      if (job.state === 'failed') continue
      const head = byGroup.get(groupOf(job.job))
      if (!head || isLeased(job, now) || (!isLeased(head, now) && isBefore(job, head)))
        byGroup.set(groupOf(job.job), job)
    }
    return [...byGroup.values()]
  }

  return {
    add(job, now) {
      if ((done.get(job.key) ?? 0) > now) return false
      const known = open.get(job.key)
      if (known) return known.state === 'failed' && isRepeatable(job) && putBack(known, now)
      lastId += 1
      open.set(job.key, {
        id: `${lastId}`,
        job,
        at: timeOf(job) ?? now,
        savedAt: now,
        state: 'waiting',
        attempts: 0,
        dueAt: now,
        owner: undefined,
        errors: [],
      })
      return true
    },
    lease(owner, now, expiresAt) {
      const [next] = heads(now)
        .filter(({ dueAt }) => dueAt <= now)
        .sort((one, other) => one.at - other.at)
      if (!next) return undefined
      Object.assign(next, { state: 'running', owner, dueAt: expiresAt })
      next.attempts += 1
      return { id: next.id, job: next.job, attempt: next.attempts }
    },
    renew(id, owner, _now, expiresAt) {
      const job = jobWithId(id)
      if (job?.state !== 'running' || job.owner !== owner) return false
      job.dueAt = expiresAt
      return true
    },
    settle(id, owner, settlement, now) {
      const job = jobWithId(id)
      if (job?.state !== 'running' || job.owner !== owner) return false
      if (settlement.state === 'done') {
        open.delete(job.job.key)
        done.set(job.job.key, now + keepDoneMs)
      } else {
        settle(job, settlement)
      }
      return true
    },
    nextDueAt: (now) =>
      heads(now)
        .map(({ dueAt }) => dueAt)
        .sort((one, other) => one - other)[0],
    get: (name) => values.get(name),
    set: (name, value) => values.set(name, value),
    update: (name, change) => values.set(name, change(values.get(name))),
    failed: () =>
      jobs('failed').map(({ id, job, attempts, errors }) => ({ id, job, attempts, errors })),
    retry(id, now) {
      const job = jobWithId(id)
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

/** Whether a worker has the job, and its lease has not expired. */
const isLeased = ({ state, dueAt }: MemoryJob<unknown>, now: number): boolean =>
  state === 'running' && dueAt > now

const isBefore = (one: MemoryJob<unknown>, other: MemoryJob<unknown>): boolean =>
  one.at === other.at ? Number(one.id) < Number(other.id) : one.at < other.at

const putBack = (job: MemoryJob<unknown>, now: number): true => {
  Object.assign(job, { state: 'waiting', attempts: 0, dueAt: now })
  return true
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
