import { expect, test } from 'vitest'
import { MoltbotDen } from '../../packages/moltbotden/src/client.ts'
import { MoltGhostAgent } from '../../packages/moltghost/src/client.ts'
import { Moltify } from '../../packages/moltify/src/index.ts'
import { createWebhookHandler, verifyWebhook } from '../../packages/moltify/src/webhooks/index.ts'
import { MoltInfra } from '../../packages/moltinfra/src/client.ts'

const secret = 'whsec_12345'
const options = { apiKey: 'a-key-for-tests', baseUrl: 'http://localhost' }
const moltify = new Moltify(options)
const den = new MoltbotDen(options)
const agent = new MoltGhostAgent(options)

/** Returns what a call throws or rejects with. */
const errorOf = async (call: () => unknown): Promise<unknown> => {
  try {
    return await call()
  } catch (error) {
    return error
  }
}

const invalidOptions: Readonly<Record<string, readonly [call: () => unknown, message: string]>> = {
  'a tier': [
    () => new MoltInfra({ ...options, tier: 'gold' as never }),
    'tier must be "standard", "pro" or a number of calls per minute >= 1, got "gold".',
  ],
  'an API': [
    () => new MoltGhostAgent({ ...options, api: 'opnai' as never }),
    'api must be "moltghost" or "openai", got "opnai". Did you mean openai?',
  ],
  'a listener': [
    () => new MoltGhostAgent({ ...options, onUsage: {} as never }),
    'onUsage must be a function, got an object.',
  ],
  'the auth of a socket': [
    () => agent.connect({ auth: 'qurey' as never }),
    'auth must be "header" or "query", got "qurey". Did you mean query?',
  ],
  'the queue of a socket': [
    () => agent.connect({ maxQueue: 1.5 }),
    'maxQueue must be an integer >= 0, got 1.5.',
  ],
  'a request parameter': [
    () => agent.chat('Hi.', { temprature: 1 } as never),
    'Unknown option temprature. Did you mean temperature?',
  ],
  'an event': [
    () => createWebhookHandler({ secret, on: { 'task.submited': () => 0 } as never }),
    'Unknown option on.task.submited. Did you mean task.submitted?',
  ],
  'the handling of test pings': [
    () => createWebhookHandler({ secret, on: {}, testPings: 'replly' as never }),
    'testPings must be "reply" or "handle", got "replly". Did you mean reply?',
  ],
  'a replay store': [
    () => createWebhookHandler({ secret, on: {}, replayStore: new Map() as never }),
    'replayStore must be an object with the function claim, got a Map.',
  ],
  'a tolerance': [
    () => verifyWebhook({ headers: {} }, { secret, tolerence: '1m' } as never),
    'Unknown option tolerence. Did you mean tolerance?',
  ],
  'an order': [
    () => den.conversations.messages('a', { order: 'oldset' as never }),
    'order must be "newest" or "oldest", got "oldset". Did you mean oldest?',
  ],
  'an interval': [
    () => den.heartbeat.watch({ interval: -1 }),
    'interval must be a number of milliseconds > 0, got -1.',
  ],
  'a status': [
    () => moltify.tasks.waitFor('t', { status: 'delivered' as never }),
    `status must be an array of statuses such as ['delivered'], got "delivered".`,
  ],
}

test.each(Object.entries(invalidOptions))(
  '%s that is misspelled or invalid throws a ConfigError',
  async (_, [call, message]) => {
    expect(await errorOf(call)).toMatchObject({ name: 'ConfigError', message })
  },
)
