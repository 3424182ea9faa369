import type { OptionRules } from '@molt-sdk/core/webhooks'
import {
  anything,
  callable,
  checkValue,
  handlerRules,
  mustBe,
  objectOf,
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

/** Returns the rules of the options of callbacks. */
export const callbackRules = (): OptionRules<CallbackOptions> => ({
  baseUrl: mustBe('an absolute URL', (url) => !!parseUrl(url as URL)),
  allowInsecureHttp: trueOrFalse,
  fetch: callable,
  use: (value: unknown) => {
    if (!Array.isArray(value)) return 'an array of functions such as [middleware]'
    for (const [index, item] of value.entries()) checkValue(`use[${index}]`, item, callable)
    return false
  },
  // Checked when it is read.
  now: anything,
})

/** Returns the rule of the handlers of events. */
export const handlersRule = (): ((value: unknown) => string | false) =>
  objectOf("{ 'task.submitted': (event, task) => … }", eventRules, 'on.')

/** Returns the rules of the options of `createWebhookHandler()`. */
export const optionRules = (): OptionRules<WebhookHandlerOptions> => ({
  ...handlerRules(),
  ...callbackRules(),
  on: handlersRule(),
  client: mustBe('a Moltify client', (client) => typeof Object(client).agentTasks === 'object'),
  testPings: { reply: 1, handle: 1 },
})
