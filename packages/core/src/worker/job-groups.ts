import { Heap } from './heap.ts'

/** A job as far as its order depends on it. */
export interface OrderedJob {
  readonly id: string
  /** Order among the events of a group. */
  readonly at: number
  state: 'waiting' | 'running' | 'done' | 'failed'
  /** When a waiting job may run, or when the lease of a running one expires. */
  dueAt: number
}

interface Group<Job> {
  /** By their events, with jobs that have ended and are not removed yet. */
  readonly jobs: Heap<Job>
  leased: Job | undefined
  /** What the heaps have for this group. Older entries of it in them are skipped. */
  head: Head<Job> | undefined
}

/** The next job of a group, at the time when it was added to a heap. */
interface Head<Job> {
  readonly name: string
  readonly group: Group<Job>
  readonly job: Job
  readonly dueAt: number
}

const isBefore = (one: OrderedJob, other: OrderedJob): boolean =>
  one.at === other.at ? Number(one.id) < Number(other.id) : one.at < other.at

/**
 * Finds the next job of all groups without looking at the others. The next job of a group is the one
 * that is running, else the one with the oldest event.
 */
export class JobGroups<Job extends OrderedJob> {
  readonly #groups = new Map<string, Group<Job>>()
  readonly #ready = new Heap<Head<Job>>((one, other) => isBefore(one.job, other.job))
  readonly #later = new Heap<Head<Job>>((one, other) => one.dueAt < other.dueAt)

  /** Adds a job that waits. */
  add(name: string, job: Job, now: number): void {
    const group: Group<Job> = this.#groups.get(name) ?? {
      jobs: new Heap<Job>(isBefore),
      leased: undefined,
      head: undefined,
    }
    this.#groups.set(name, group)
    group.jobs.add(job)
    this.update(name, now)
  }

  /** Must be called after the state or the time of a job has changed. */
  update(name: string, now: number): void {
    const group = this.#groups.get(name)
    if (!group) return
    const job = next(group, now)
    if (!job) this.#groups.delete(name)
    if (job && job === group.head?.job && job.dueAt === group.head.dueAt) return
    group.head = job && { name, group, job, dueAt: job.dueAt }
    if (!group.head) return
    const heap = group.head.dueAt <= now ? this.#ready : this.#later
    heap.add(group.head)
  }

  /** Leases the next job that is due: the one with the oldest event. */
  lease(now: number, expiresAt: number): Job | undefined {
    const head = this.#firstReady(now)
    if (!head) return undefined
    const { name, group, job } = head
    job.state = 'running'
    job.dueAt = expiresAt
    group.leased = job
    this.update(name, now)
    return job
  }

  nextDueAt(now: number): number | undefined {
    return (this.#firstReady(now) ?? firstOf(this.#later))?.dueAt
  }

  #firstReady(now: number): Head<Job> | undefined {
    for (let head = firstOf(this.#later); head && head.dueAt <= now; head = firstOf(this.#later)) {
      // After a lease has expired, the next job of the group may be another one.
      head.group.head = undefined
      this.update(head.name, now)
    }
    return firstOf(this.#ready)
  }
}

const next = <Job extends OrderedJob>(group: Group<Job>, now: number): Job | undefined => {
  const { jobs, leased } = group
  if (leased?.state === 'running' && leased.dueAt > now) return leased
  let first = jobs.first()
  while (first && (first.state === 'done' || first.state === 'failed')) {
    jobs.removeFirst()
    first = jobs.first()
  }
  return first
}

/** Returns the first entry that is still valid. */
const firstOf = <Job>(heap: Heap<Head<Job>>): Head<Job> | undefined => {
  let first = heap.first()
  while (first && first.group.head !== first) {
    heap.removeFirst()
    first = heap.first()
  }
  return first
}
