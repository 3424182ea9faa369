import type { WebhookEvent } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import type { Duration, Now, WebhookHandler } from '@molt-sdk/core/webhooks'
import { createReceiver, WebhookError } from '@molt-sdk/core/webhooks'
import { hmac } from '@molt-sdk/core/webhooks/hmac'
import { describeError } from '@molt-sdk/core/worker'
import { isTestPing, testReply } from '../webhooks/create-handler.ts'
import { headerPrefix } from '../webhooks/header-prefix.ts'
import type { TaskHandleFactory } from '../webhooks/task-handle.ts'
import type { Job } from './job.ts'
import { jobOfWebhook } from './job-key.ts'
import type { ValueStore } from './task-record.ts'

interface WorkerWebhookOptions {
  readonly secrets: readonly string[]
  readonly tolerance?: Duration | undefined
  readonly now?: Now | undefined
  /** Left out if what it keeps is lost with the process. */
  readonly store: ValueStore | undefined
  readonly isClosed: () => boolean
  readonly isHandled: (event: WebhookEvent) => boolean
  readonly save: (job: Job) => Promise<boolean>
  readonly handleOf: TaskHandleFactory
  readonly redact: (text: string) => string
  readonly onError: (error: unknown) => Promise<void>
}

/** Creates the webhook of a worker: it responds when the event has been saved. */
export const createWorkerWebhook = (options: WorkerWebhookOptions): WebhookHandler => {
  const { secrets, tolerance, now, store, save } = options
  const receiverOptions = { secrets, tolerance, now, onError: options.onError }
  return createReceiver<WebhookEvent>(hmac, headerPrefix, receiverOptions, async (received) => {
    const { event, secret, fingerprint } = received
    if (isTestPing(event)) {
      // The platform waits for it, so it is not queued.
      return { run: () => options.handleOf(event, secret).deliver(testReply) }
    }
    if (!options.isHandled(event)) return undefined
    if (options.isClosed()) throw notSaved('the worker is closed.')
    try {
      await save(await jobOfWebhook(store, event, fingerprint))
    } catch (error) {
      throw notSaved(describeError(error, options.redact))
    }
    return undefined
  })
}

const notSaved = (reason: string): WebhookError =>
  new WebhookError(`The event could not be saved: ${reason}`, { code: 'not_saved', status: 503 })
