import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { TestContext } from 'vitest'
import { bundleProgram } from '../../../../scripts/build/bundle-program.ts'
import { node24 } from '../../../../scripts/lib/paths.mjs'
import type { FailedJob, Job, QueueStats } from '../../src/worker/index.ts'
import type { EngineOptions, Message, Moment } from './options.ts'

const program = await bundleProgram(join(import.meta.dirname, 'engine-process.ts'), {
  splitting: false,
})

/** A queue in a process of its own, which runs the pinned Node. */
export class RemoteQueue {
  /** What happened to the jobs that the process has run. */
  readonly moments: Moment[] = []
  readonly errors: string[] = []
  port: number | undefined
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, (message: Message & { type: 'result' }) => void>()
  readonly #ended: Promise<unknown>
  #lastId = 0

  private constructor(options: EngineOptions) {
    this.#child = fork(program, [JSON.stringify(options)], {
      execPath: node24,
      execArgv: ['--no-warnings'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#ended = once(this.#child, 'close')
    this.#child.on('message', (message: Message) => this.#receive(message))
  }

  /** Starts a process, which is killed when the test ends. */
  static async start(
    options: EngineOptions,
    { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  ): Promise<RemoteQueue> {
    const queue = new RemoteQueue(options)
    onTestFinished(() => queue.kill())
    const started = queue.#resultOf(0)
    await Promise.race([started, queue.#ended])
    if (!queue.isAlive) throw new Error(`The process ended: ${queue.#child.exitCode}`)
    return queue
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  add(job: Job): Promise<boolean> {
    return this.#call('add', job)
  }

  get(name: string): Promise<string | undefined> {
    return this.#call('get', name)
  }

  set(name: string, value: string): Promise<void> {
    return this.#call('set', name, value)
  }

  /** Adds one to a value, in one step. */
  increment(name: string): Promise<void> {
    return this.#call('increment', name)
  }

  failed(): Promise<FailedJob[]> {
    return this.#call('failed')
  }

  retry(id: string): Promise<boolean> {
    return this.#call('retry', id)
  }

  stats(): Promise<QueueStats> {
    return this.#call('stats')
  }

  /** Starts to run jobs, which do what their events say. */
  startConsumer(concurrency: number): Promise<void> {
    return this.#call('start', concurrency)
  }

  closeConsumer(timeoutMs: number): Promise<void> {
    return this.#call('close', timeoutMs)
  }

  /** Lets the worker of an agent deliver. */
  release(): Promise<void> {
    return this.#call('release')
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  async #call<T>(method: string, ...args: readonly unknown[]): Promise<T> {
    this.#lastId++
    const result = this.#resultOf(this.#lastId)
    this.#child.send({ id: this.#lastId, method, args })
    const { value, error } = await result
    if (error !== undefined) throw new Error(error)
    return value as T
  }

  #resultOf(id: number): Promise<Message & { type: 'result' }> {
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
    })
  }

  #receive(message: Message): void {
    switch (message.type) {
      case 'result':
        this.#waiting.get(message.id)?.(message)
        return
      case 'listening':
        this.port = message.port
        return
      case 'error':
        this.errors.push(message.message)
        return
      default:
        this.moments.push(message)
    }
  }
}
