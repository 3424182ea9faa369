import type { WebhookEvent } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import { ConfigError, isAuthenticationError, TimeoutError } from '@molt-sdk/core'
import { createRedactor, describeValue } from '@molt-sdk/core/client'
import { checkOptions, resolveSecrets, toClock } from '@molt-sdk/core/webhooks'
import { describeError, endsWithin } from '@molt-sdk/core/worker'
import type { TaskHandle } from '../webhooks/task-handle.ts'
import { createTaskHandleFactory } from '../webhooks/task-handle.ts'
import { EngineRuns } from './engine-runs.ts'
import { externalQueue } from './external-queue.ts'
import type { Job } from './job.ts'
import { performJob } from './perform-job.ts'
import { poll } from './poll.ts'
import type { Consumer } from './queue.ts'
import { memoryQueue } from './queues.ts'
import { createWorkerWebhook } from './webhook.ts'
import type { Worker } from './worker.ts'
import type { WorkerEvent } from './worker-event.ts'
import { logEvent } from './worker-event.ts'
import type { JobFailure, JobHandler, JobHandlers, WorkerOptions } from './worker-options.ts'
import { closeRules, performRules, workerRules } from './worker-rules.ts'

/**
 * Creates a worker: it saves the events of an agent's tasks in a queue, and runs your handlers until
 * each event has been worked on. It starts to work at once.
 *
 * An event is saved before it is acknowledged. Its handler may run several times, but each step that
 * it makes with `task` is made at most once: a step that an earlier run may have made is reconciled.
 * The events of one task are worked on in their order, different tasks at the same time.
 *
 * A handler that throws is run again with growing delays, unless the error is permanent: input, state,
 * permission, not found, or a {@link PermanentError}. An `AuthenticationError` stops the worker.
 *
 * @throws ConfigError if an option is invalid.
 * @example
 * const worker = createWorker({
 *   client,
 *   secret: process.env.MOLTIFY_WEBHOOK_SECRET,
 *   queue: sqliteQueue('work.db'),
 *   on: {
 *     'task.submitted': async (event, task) => {
 *       await task.accept()
 *       await task.deliver(await write(event.data))
 *     },
 *   },
 * })
 * createServer(nodeWebhook(worker.webhook)).listen(3000)
 */
export const createWorker = (options: WorkerOptions): Worker => {
  checkOptions('createWorker()', '{ client, queue, on }', options, workerRules, 'client')
  checkOptions('createWorker()', '{ client, queue, on }', options, workerRules, 'on')
  const { client, on, enqueue, concurrency = 4, attempts = 8, logger, onEvent } = options
  if (enqueue && options.queue) throw invalid('queue and enqueue cannot be combined.')
  const secrets = secretsOf(options)
  const now = toClock(options.now)
  // Throws if that is not a time.
  now()
  const redact = createRedactor(...secrets).string
  const queue = enqueue ? externalQueue(enqueue) : (options.queue ?? memoryQueue())

  const logError = (error: unknown): void => {
    // biome-ignore lint/suspicious/noConsole: errors are reported even without onError.
    console.error(`molt-worker: ${describeError(error, redact)}`)
  }
  const onError = async (error: unknown, failure?: JobFailure): Promise<void> => {
    try {
      await (options.onError ?? logError)(error, failure)
    } catch (hookError) {
      logError(hookError)
    }
  }
  const emit = (event: WorkerEvent): void => {
    try {
      if (logger) logEvent(logger, event, redact)
      onEvent?.(event)
    } catch (hookError) {
      logError(hookError)
    }
  }

  const closing = new AbortController()
  let stopError: { readonly error: unknown } | undefined
  const stop = (error: unknown): void => {
    if (stopError) return
    stopError = { error }
    emit({ type: 'stopped', error })
    onError(error)
    closing.abort(error)
    consumer.close(Number.POSITIVE_INFINITY)
  }

  const createHandle = createTaskHandleFactory({
    baseUrl: client.baseUrl,
    // The client has checked its own base URL.
    allowInsecureHttp: true,
    fetch: options.fetch,
    now,
  })
  const performOptions = {
    client,
    store: queue,
    attempts,
    now,
    redact,
    emit,
    onError,
    stop,
    handleOf: ({ event }: Job): TaskHandle => {
      const [secret] = secrets
      const handle = createHandle(event, secret ?? '', client)
      if (secret) return handle
      // Without a secret, the message is sent as the builder of the agent.
      const message: TaskHandle['message'] = async (text) => {
        await client.tasks.messages.send(handle.id, text)
      }
      return { ...handle, message }
    },
    handle: (job: Job, task: TaskHandle, context: Parameters<JobHandler<WebhookEvent>>[2]) =>
      handlerFor(on, job.event.event)?.(job.event, task, context),
  }

  const save = async (job: Job): Promise<boolean> => {
    if (!handlerFor(on, job.event.event)) return false
    const isNew = await queue.add(job)
    emit({ type: isNew ? 'saved' : 'duplicate', job })
    return isNew
  }

  const consumer: Consumer = queue.start((job, run) => performJob(performOptions, job, run), {
    concurrency,
    attempts,
    onError,
  })

  /** Jobs that a queue elsewhere has delivered. */
  const performs = new EngineRuns((job, run) => performJob(performOptions, job, run))
  const polls = new Map<string, Promise<void>>()
  let closed: Promise<void> | undefined
  const webhook =
    secrets.length > 0
      ? createWorkerWebhook({
          ...options,
          secrets,
          store: enqueue ? undefined : queue,
          save,
          redact,
          isClosed: () => !!closed,
          isHandled: ({ event }) => !!handlerFor(on, event),
          handleOf: createHandle,
          onError,
        })
      : undefined

  return {
    get webhook() {
      if (!webhook) {
        const message =
          'worker.webhook needs the secret of the webhook. Pass createWorker({ secret }).'
        throw new ConfigError(message, { code: 'missing_secret' })
      }
      return webhook
    },
    async poll(pollOptions) {
      const { agentId } = Object(pollOptions)
      if (polls.has(agentId)) throw invalid(`The worker already polls the agent ${agentId}.`)
      const signal = closing.signal
      const polling = poll(
        { client, store: queue, save, emit, onError, closed: signal },
        pollOptions,
      )
      polls.set(agentId, polling)
      try {
        await polling
      } catch (error) {
        if (isAuthenticationError(error)) stop(error)
        throw error
      } finally {
        polls.delete(agentId)
      }
      if (stopError) throw stopError.error
    },
    async perform(job, runOptions = {}) {
      checkOptions('perform()', '{ attempt: 1 }', runOptions, performRules)
      const { attempt = 2, signal } = runOptions
      if (closing.signal.aborted) return { status: 'released' }
      return performs.run({ job, attempt, signal }, async (outcome) => outcome)
    },
    failed: async () => queue.failed(),
    async retry(id) {
      if (typeof id === 'string') return queue.retry(id)
      const problem = `takes the id of a job from worker.failed(), a string, got ${describeValue(id)}`
      throw invalid(`worker.retry() ${problem}.`)
    },
    stats: async () => queue.stats(),
    async close(closeOptions = {}) {
      checkOptions('close()', '{ timeout: 30_000 }', closeOptions, closeRules)
      const { timeout = 30_000 } = closeOptions
      const close = async (): Promise<void> => {
        closing.abort()
        await Promise.all([consumer.close(timeout), performs.close(timeout)])
        await Promise.allSettled(polls.values())
        await queue.close?.()
      }
      // A queue that cannot be reached must not keep the process from ending.
      closed ??= endsWithin(timeout + queueTimeoutMs, close()).then((isEnded) => {
        if (!isEnded) onError(queueNotEnded())
      })
      return closed
    },
  }
}

/** How long a queue may take to end after its jobs, in milliseconds. */
const queueTimeoutMs = 15_000

const queueNotEnded = (): TimeoutError =>
  new TimeoutError(
    `close() does not wait longer for the queue, which did not end within ${queueTimeoutMs} ms after the timeout. Its jobs are taken over when their leases end.`,
    { code: 'timeout' },
  )

const handlerFor = (on: JobHandlers, name: string): JobHandlers['other'] =>
  (Object.hasOwn(on, name) && (on[name as 'other'] as JobHandlers['other'])) || on.other

const secretsOf = ({ secret, secrets }: WorkerOptions): readonly string[] => {
  if (secret === undefined && secrets === undefined) return []
  return resolveSecrets(secrets ? { secrets } : { secret: secret as string })
}

const invalid = (message: string): ConfigError =>
  new ConfigError(message, { code: 'invalid_option' })
