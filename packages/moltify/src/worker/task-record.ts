import { hmac } from '@molt-sdk/core/webhooks/hmac'
import type { Queue } from './queue.ts'

/** A step that a handler has begun. */
export interface StepRecord {
  /** Such as `deliver 0`: the name of the step, and how many of this name came before it in the job. */
  readonly name: string
  /** Hash of the text of a message. */
  readonly text?: string | undefined
  /** What the step returned. Missing if the response is not known. */
  readonly result?: StepResult | undefined
}

/** What is kept of the task that a step returned. */
export interface StepResult {
  readonly id?: string | undefined
  readonly status?: string | undefined
}

/** When a job replied to its event: with a delivery, or by ending without one. */
interface Turn {
  readonly job: string
  readonly at: number
  readonly delivered: boolean
}

/** What the worker has done in a task. It is saved in the queue. */
interface TaskState {
  readonly turns: readonly Turn[]
  /** The steps of the jobs that have not ended, by the key of the job. */
  readonly steps: Readonly<Record<string, readonly StepRecord[]>>
  /** How often each text was sent as a message, by its hash. */
  readonly sent: Readonly<Record<string, number>>
  /** Whether the worker rejected the task. */
  readonly rejected?: boolean | undefined
  /**
   * The latest jobs whose handlers have ended, in case the process dies before the queue knows it. More
   * than one, because jobs of older events that arrive late run before such a job is leased again.
   */
  readonly ended: readonly string[]
}

const emptyState: TaskState = { turns: [], steps: {}, sent: {}, ended: [] }

/** How many ended jobs of a task are remembered: more than wait for one task at a time. */
const maxEnded = 100

/** The queue's part that keeps values. */
export type ValueStore = Pick<Queue, 'get' | 'set' | 'update'>

/**
 * What the worker has done in one task. Only the worker that runs a job of the task changes it;
 * everyone may read it.
 */
export class TaskRecord {
  readonly #store: ValueStore
  readonly #name: string
  #state: TaskState

  private constructor(store: ValueStore, name: string, state: TaskState) {
    this.#store = store
    this.#name = name
    this.#state = state
  }

  /** Reads the record of a task. */
  static async read(store: ValueStore, taskId: string): Promise<TaskRecord> {
    const name = `task ${taskId}`
    const saved = await store.get(name)
    return new TaskRecord(store, name, saved === undefined ? emptyState : JSON.parse(saved))
  }

  /** Number of times that a job of the task has replied, of those before a time. */
  turnsBefore(time: number = Number.POSITIVE_INFINITY): number {
    return this.#state.turns.filter(({ at }) => at < time).length
  }

  /** Whether the latest reply was a delivery. A task in progress then has a revision request. */
  get lastTurnDelivered(): boolean {
    return this.#state.turns.at(-1)?.delivered ?? false
  }

  /** Whether the worker rejected the task. */
  get isRejected(): boolean {
    return this.#state.rejected ?? false
  }

  /** Whether the handler of a job has ended. */
  hasEnded(job: string): boolean {
    return this.#state.ended.includes(job)
  }

  /** The steps that a job has begun. */
  stepsOf(job: string): readonly StepRecord[] {
    return this.#state.steps[job] ?? []
  }

  /** How often a text was certainly sent as a message. */
  timesSent(textHash: string): number {
    return this.#state.sent[textHash] ?? 0
  }

  /** Saves a step before it is made, and again with its result. */
  async saveStep(job: string, step: StepRecord): Promise<void> {
    const others = this.stepsOf(job).filter(({ name }) => name !== step.name)
    const { sent } = this.#state
    const { text, result } = step
    await this.#save({
      steps: { ...this.#state.steps, [job]: [...others, step] },
      ...(text && result && { sent: { ...sent, [text]: this.timesSent(text) + 1 } }),
    })
  }

  /**
   * Saves that a job begins to deliver, or that it has delivered.
   *
   * @param at when, by the clock of this machine; the earliest time counts
   * @param deliveredAt when, by the clock of the platform. It replaces the other, because times of events
   * are compared with it.
   */
  async saveTurn(job: string, at: number, delivered: boolean, deliveredAt?: number): Promise<void> {
    const { turns } = this.#state
    const known = turns.find((turn) => turn.job === job)
    const turn = { job, at: deliveredAt ?? Math.min(at, known?.at ?? at), delivered }
    await this.#save({ turns: [...turns.filter((other) => other !== known), turn] })
  }

  async saveRejection(): Promise<void> {
    await this.#save({ rejected: true })
  }

  /**
   * Saves that a job has ended.
   *
   * @param isTurn whether the job had to reply to the buyer
   * @param isDone whether its steps are no longer needed
   */
  async saveEnd(
    job: string,
    at: number,
    { isTurn, isDone }: { readonly isTurn: boolean; readonly isDone: boolean },
  ): Promise<void> {
    const { turns, steps, ended } = this.#state
    const { [job]: _, ...otherSteps } = steps
    const needsTurn = isTurn && !turns.some((turn) => turn.job === job)
    if (!isDone && !needsTurn) return
    await this.#save({
      ...(isDone && { ended: [...ended, job].slice(-maxEnded), steps: otherSteps }),
      ...(needsTurn && { turns: [...turns, { job, at, delivered: false }] }),
    })
  }

  async #save(changes: Partial<TaskState>): Promise<void> {
    this.#state = { ...this.#state, ...changes }
    await this.#store.set(this.#name, JSON.stringify(this.#state))
  }
}

/** Hashes a text. */
export const hashOf = async (text: string): Promise<string> =>
  (await hmac.sign('text', '', text)).slice(0, 32)
