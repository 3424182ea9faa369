import { isRecord } from '@molt-sdk/contracts/kernel'
import type { OptionRules } from '@molt-sdk/core/webhooks'
import {
  anything,
  callable,
  checkMembers,
  handlerRules,
  mustBe,
  parseUrl,
  trueOrFalse,
} from '@molt-sdk/core/webhooks'
import type { CallbackOptions } from './callback.ts'
import type { EventHandlers, WebhookHandlerOptions } from './handler-options.ts'

const eventRules: OptionRules<EventHandlers> = {
  'task.submitted': callable,
  'task.cancelled': callable,
  'task.revision_requested': callable,
  'task.approved': callable,
  'task.disputed': callable,
  'task.message': callable,
  'task.delivered_to_buyer': callable,
  other: callable,
}

/** The rules of the options of callbacks. */
export const callbackRules: OptionRules<CallbackOptions> = {
  baseUrl: mustBe('an absolute URL', (url) => !!parseUrl(url as URL)),
  allowInsecureHttp: trueOrFalse,
  fetch: callable,
  // Checked when it is read.
  now: anything,
}

/** The rules of the options of `createWebhookHandler()`. */
export const optionRules: OptionRules<WebhookHandlerOptions> = {
  ...handlerRules,
  ...callbackRules,
  on: (handlers: unknown) => {
    if (!isRecord(handlers))
      return "an object of functions such as { 'task.submitted': (event, task) => … }"
    checkMembers(handlers, eventRules, 'on.')
    return false
  },
  client: mustBe('a Moltify client', (client) => typeof Object(client).agentTasks === 'object'),
  testPings: { reply: 1, handle: 1 },
}
