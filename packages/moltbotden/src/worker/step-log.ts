import type { Queue } from './job.ts'

/** A step that a handler has begun. */
export interface Step {
  /** Id of the message that was sent. Missing if the response is not known. */
  readonly messageId?: string | undefined
  /** Whether a connection was formed. Missing if the response is not known. */
  readonly isConnected?: boolean | undefined
}

/** Which steps a job has made. It is saved in the queue. */
export class StepLog {
  readonly #store: Pick<Queue, 'set'>
  readonly #name: string
  readonly #steps: Step[]

  private constructor(store: Pick<Queue, 'set'>, name: string, steps: Step[]) {
    this.#store = store
    this.#name = name
    this.#steps = steps
  }

  /** Reads the steps of a job. */
  static async read(store: Pick<Queue, 'get' | 'set'>, id: string): Promise<StepLog> {
    const name = `steps ${id}`
    return new StepLog(store, name, JSON.parse((await store.get(name)) ?? '[]'))
  }

  at(index: number): Step | undefined {
    return this.#steps[index]
  }

  /** Whether a message is known to be one of an earlier step. */
  hasSent(messageId: string): boolean {
    return this.#steps.some((step) => step.messageId === messageId)
  }

  async save(index: number, step: Step): Promise<void> {
    this.#steps[index] = step
    await this.#store.set(this.#name, JSON.stringify(this.#steps))
  }
}
