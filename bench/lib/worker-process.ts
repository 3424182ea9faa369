import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const folder = new URL('..', import.meta.url)

/** A child process that handles one request at a time. */
export class WorkerProcess<Input extends object> {
  readonly #process: ChildProcess
  readonly #file: string
  /** Settles when the previous request has settled. */
  #queue: Promise<unknown> = Promise.resolve()

  /** @param file relative to the bench folder */
  constructor(file: string, args: readonly string[] = [], flags: readonly string[] = []) {
    this.#file = file
    this.#process = fork(fileURLToPath(new URL(file, folder)), args, {
      execArgv: [...flags],
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', NODE_OPTIONS: '' },
    })
  }

  request<Output>(request: Input): Promise<Output> {
    const output = this.#queue.then(() => this.#send<Output>(request))
    this.#queue = output.catch(() => undefined)
    return output
  }

  end(): void {
    this.#process.disconnect()
  }

  #send<Output>(request: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      const onMessage = (message: { value?: Output; error?: string }): void => {
        this.#process.off('exit', onExit)
        if (message.error) reject(new Error(`${this.#file}: ${message.error}`))
        else resolve(message.value as Output)
      }
      const onExit = (): void => {
        this.#process.off('message', onMessage)
        reject(new Error(`${this.#file} exited before it responded.`))
      }
      this.#process.once('message', onMessage)
      this.#process.once('exit', onExit)
      this.#process.send(request)
    })
  }
}

/** Runs inside a {@link WorkerProcess}: handles its requests, exits when the runner disconnects. */
export const serveRequests = <Input>(handle: (request: Input) => unknown): void => {
  process.on('message', async (request: Input) => {
    try {
      process.send?.({ value: await handle(request) })
    } catch (error) {
      process.send?.({
        error: error instanceof Error ? (error.stack ?? error.message) : `${error}`,
      })
    }
  })
  process.on('disconnect', () => process.exit())
}
