import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const folder = new URL('..', import.meta.url)

/** A process of ours that answers one question at a time. */
export class Child<Ask extends object> {
  readonly #process: ChildProcess
  readonly #file: string
  /** Settles when the question before is answered. */
  #turn: Promise<unknown> = Promise.resolve()

  /** The file is named from the bench folder. */
  constructor(file: string, args: readonly string[] = [], flags: readonly string[] = []) {
    this.#file = file
    this.#process = fork(fileURLToPath(new URL(file, folder)), args, {
      execArgv: [...flags],
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', NODE_OPTIONS: '' },
    })
  }

  ask<Answer>(ask: Ask): Promise<Answer> {
    const answer = this.#turn.then(() => this.#exchange<Answer>(ask))
    this.#turn = answer.catch(() => undefined)
    return answer
  }

  end(): void {
    this.#process.disconnect()
  }

  #exchange<Answer>(ask: Ask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const onAnswer = (answer: { value?: Answer; error?: string }): void => {
        this.#process.off('exit', onExit)
        if (answer.error) reject(new Error(`${this.#file}: ${answer.error}`))
        else resolve(answer.value as Answer)
      }
      const onExit = (): void => {
        this.#process.off('message', onAnswer)
        reject(new Error(`${this.#file} ended before it answered.`))
      }
      this.#process.once('message', onAnswer)
      this.#process.once('exit', onExit)
      this.#process.send(ask)
    })
  }
}

/** The other side of a {@link Child}: ends when the runner lets go. */
export const answerAsks = <Ask>(answer: (ask: Ask) => unknown): void => {
  process.on('message', async (ask: Ask) => {
    try {
      process.send?.({ value: await answer(ask) })
    } catch (error) {
      process.send?.({
        error: error instanceof Error ? (error.stack ?? error.message) : `${error}`,
      })
    }
  })
  process.on('disconnect', () => process.exit())
}
