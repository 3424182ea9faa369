import { ConfigError } from '@molt-sdk/core'
import { keepDoneMs } from '@molt-sdk/core/worker'
import type { BullmqJob, BullmqQueueClient, BullmqRedis } from './bullmq-client.ts'
import { dataOf } from './bullmq-client.ts'
import { timeOf } from './job.ts'

/** How long what workers keep between runs is kept: 90 days after it was last saved. */
const keepMs = 3 * keepDoneMs

const scripts = {
  moltNoteJob: `redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2]) redis.call('PEXPIRE', KEYS[1], ARGV[3])`,
  moltReplaceValue: `if (redis.call('GET', KEYS[1]) or '') == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) return 1 end return 0`,
  moltForgetJob: `redis.call('ZREM', KEYS[1], ARGV[1])`,
}

/** A job of a task, as it is kept in the list of the task. */
export interface TaskMember {
  readonly member: string
  readonly id: string
}

/**
 * What is kept in Redis next to a queue of BullMQ: values, and the unfinished jobs of each task in the
 * order of their events.
 */
export class BullmqKeys {
  readonly #queue: BullmqQueueClient
  readonly #base: string
  #client: Promise<BullmqRedis> | undefined

  constructor(queue: BullmqQueueClient) {
    this.#queue = queue
    this.#base = `${queue.opts.prefix ?? 'bull'}:${queue.name}:molt`
  }

  async get(name: string): Promise<string | undefined> {
    const client = await this.#connect()
    return (await client.get(`${this.#base}-value:${name}`)) ?? undefined
  }

  async set(name: string, value: string): Promise<void> {
    const client = await this.#connect()
    await client.set(`${this.#base}-value:${name}`, value, { PX: keepMs })
  }

  /** Changes a value, again if another process has changed it in between. */
  async update(name: string, change: (value: string | undefined) => string): Promise<void> {
    for (;;) {
      const value = await this.get(name)
      const args = [`${this.#base}-value:${name}`, value ?? '', change(value), keepMs]
      if ((await this.#run('moltReplaceValue', args)) === 1) return
    }
  }

  /** Adds a job to the list of its task. Does nothing if it is there. */
  async note(id: string, job: Pick<BullmqJob, 'data'>): Promise<void> {
    const data = dataOf(job as BullmqJob)
    const { member } = memberOf(id, job)
    const at = timeOf(data.job) ?? data.savedAt
    await this.#run('moltNoteJob', [this.#listOf(data.job.taskId), at, member, keepMs])
  }

  /** Removes a job from the list of its task. */
  async forget(taskId: string, { member }: TaskMember): Promise<void> {
    await this.#run('moltForgetJob', [this.#listOf(taskId), member])
  }

  /** The unfinished jobs of a task, and some that have ended, in the order of their events. */
  async jobsOf(taskId: string): Promise<TaskMember[]> {
    const client = await this.#connect()
    const members = await client.zrange(this.#listOf(taskId), 0, -1)
    return members.map((member) => ({ member, id: member.split(' ')[1] ?? '' }))
  }

  async #run(name: keyof typeof scripts, args: (string | number)[]): Promise<unknown> {
    return (await this.#connect()).runCommand(name, args)
  }

  #connect(): Promise<BullmqRedis> {
    if (!this.#client) {
      this.#client = withScripts(this.#queue)
      this.#client.catch(() => {
        this.#client = undefined
      })
    }
    return this.#client
  }

  #listOf(taskId: string): string {
    return `${this.#base}-task:${taskId}`
  }
}

const withScripts = async (queue: BullmqQueueClient): Promise<BullmqRedis> => {
  const { client } = queue.getBackend() as { readonly client?: Promise<BullmqRedis> }
  if (!client) {
    const message = 'bullmqQueue() needs a queue in Redis: its backend has no Redis client.'
    throw new ConfigError(message, { code: 'not_supported' })
  }
  const redis = await client
  for (const [name, lua] of Object.entries(scripts))
    redis.defineCommand(name, { numberOfKeys: 1, lua })
  return redis
}

/** Events with the same time are in the order in which they were saved. */
export const memberOf = (id: string, job: Pick<BullmqJob, 'data'>): TaskMember => {
  const { savedAt } = dataOf(job as BullmqJob)
  return { id, member: `${`${savedAt}`.padStart(15, '0')} ${id}` }
}
