import { apis } from '@molt-sdk/contracts/apis'
import type { Operation } from '@molt-sdk/contracts/kernel'
import { isRecord, validate } from '@molt-sdk/contracts/kernel'
import { isMoltError } from '@molt-sdk/core'
import { describe, expect, test } from 'vitest'
import { MoltbotDen } from '../../packages/moltbotden/src/client.ts'
import { methodByOperation as moltbotdenMethods } from '../../packages/moltbotden/src/method-by-operation.ts'
import { MoltGhostAgent } from '../../packages/moltghost/src/client.ts'
import { ControlClient } from '../../packages/moltghost/src/control/control-client.ts'
import { methodByOperation as controlMethods } from '../../packages/moltghost/src/control/method-by-operation.ts'
import { methodByOperation as moltghostMethods } from '../../packages/moltghost/src/method-by-operation.ts'
import { cents, Moltify, trustPolicy, usd } from '../../packages/moltify/src/index.ts'
import { methodByOperation as moltifyMethods } from '../../packages/moltify/src/method-by-operation.ts'
import { honoWebhook } from '../../packages/moltify/src/webhooks/hono.ts'
import {
  createWebhookHandler,
  signWebhook,
  verifyWebhook,
} from '../../packages/moltify/src/webhooks/index.ts'
import { lambdaWebhook } from '../../packages/moltify/src/webhooks/lambda.ts'
import { nextWebhook } from '../../packages/moltify/src/webhooks/next.ts'
import { fastifyWebhook, nodeWebhook } from '../../packages/moltify/src/webhooks/node.ts'
import { redisReplayStore } from '../../packages/moltify/src/webhooks/redis.ts'
import { webhookWorker } from '../../packages/moltify/src/webhooks/workers.ts'
import { MoltInfra } from '../../packages/moltinfra/src/client.ts'
import { methodByOperation as moltinfraMethods } from '../../packages/moltinfra/src/method-by-operation.ts'
import type { CallArgs } from './error-trigger.ts'

const secret = 'whsec_12345'

/** Number of requests of all clients. */
let requestCount = 0

const options = {
  apiKey: 'a-key-for-tests',
  baseUrl: 'http://localhost',
  fetch: async (): Promise<Response> => {
    requestCount++
    return Response.json({ success: true, data: {} })
  },
}

const infra = new MoltInfra(options)
const moltify = new Moltify(options)
const den = new MoltbotDen(options)
const agent = new MoltGhostAgent(options)
const control = new ControlClient(options)

/** What a call ends with: an exception, a rejection, or the error of a stream that is read. */
const errorOf = async (call: () => unknown): Promise<unknown> => {
  try {
    const result = call()
    const { next } = Object(result)
    await (typeof next === 'function' ? next.call(result) : result)
    return 'no error'
  } catch (error) {
    return error
  }
}

/** The calls that did not end with an error of the hierarchy, or that sent a request. */
const accepted = async (
  calls: readonly (readonly [title: string, call: () => unknown])[],
): Promise<string[]> => {
  const found: string[] = []
  for (const [title, call] of calls) {
    const before = requestCount
    const error = await errorOf(call)
    if (!isMoltError(error) || requestCount > before) found.push(`${title}: ${error}`)
  }
  expect(calls.length).toBeGreaterThan(0)
  return found
}

const wrongOptions: readonly unknown[] = [
  null,
  5,
  'x',
  [],
  () => 0,
  new AbortController().signal,
  { signal: new AbortController() },
  { hooks: null },
  { hooks: 'x' },
  { headers: 5 },
  { timeout: '5s' },
  { maxRetries: 1.5 },
  { contract: 'stricct' },
  { timeuot: 1 },
]

const wrongIds: readonly unknown[] = [undefined, null, 5, {}, [], '', '..', () => 0]

const wrongValues: readonly unknown[] = [undefined, null, 5, true, [], [5], () => 0, Symbol('x')]

/** An empty array of prompts is left to the agent. */
const prompt = (value: never): never => (show(value) === '[]' ? 5 : value) as never

const show = (value: unknown): string =>
  `${typeof value === 'object' ? JSON.stringify(value) : String(value)}`

const catalogues = [
  ['moltinfra', infra, moltinfraMethods],
  ['moltify', moltify, moltifyMethods],
  ['moltbotden', den, moltbotdenMethods],
  ['moltghost', agent, moltghostMethods],
  ['moltghost-control', control, controlMethods],
] as const

const wrongOptionsOf = (id: string): readonly unknown[] =>
  combinesOptions.includes(id) ? wrongOptions.filter(isPlainObject) : wrongOptions

const isPlainObject = (value: unknown): boolean =>
  isRecord(value) && Object.getPrototypeOf(value) === Object.prototype

type Method = (client: unknown, args: CallArgs, options?: unknown) => unknown

/** Entries of a catalogue that take the body apart: their methods are called by themselves below. */
const takesFields = ['updateMe', 'sendMessage', 'createChat', 'createCompletion', 'revokeKey']

/** Entries of a catalogue that combine the body with the options. */
const combinesOptions = ['createChat', 'createCompletion']

/** A call of each method with one wrong argument. */
const wrongCalls = (
  operation: Operation,
  args: CallArgs,
  call: (args: CallArgs, options?: unknown) => unknown,
): (readonly [string, () => unknown])[] => {
  const { id, query, body } = operation
  const names = Object.keys(args.params ?? {})
  const wrong = query ? wrongValues.filter((value) => value !== undefined) : []
  // A body without required fields may be left out.
  const wrongBodies = wrongValues.filter(
    (value) => body && !validate(body, value === undefined ? {} : value),
  )
  return [
    ...wrongOptionsOf(id).map(
      (value) => [`${id} options ${show(value)}`, () => call(args, value)] as const,
    ),
    ...names.flatMap((name) =>
      wrongIds.map((value) => {
        const params = { ...args.params, [name]: value } as NonNullable<CallArgs['params']>
        return [`${id} ${name} ${show(value)}`, () => call({ ...args, params })] as const
      }),
    ),
    ...wrong.map(
      (value) =>
        [`${id} query ${show(value)}`, () => call({ ...args, query: value as never })] as const,
    ),
    ...(takesFields.includes(id) ? [] : wrongBodies).map(
      (value) => [`${id} body ${show(value)}`, () => call({ ...args, body: value })] as const,
    ),
  ]
}

describe.each(catalogues)('each method of %s', (folder, client, methods) => {
  test('throws a MoltError for an argument of the wrong kind, and sends nothing', async () => {
    const { api, docs } = apis.find((entry) => entry.folder === folder) ?? {}
    const calls = Object.entries(methods as unknown as Record<string, Method>).flatMap(
      ([id, method]) => {
        const operation = api?.operations[id]
        const args = docs?.fixtures[id]?.args
        if (!operation || !args) throw new Error(`${id} has no fixture.`)
        return wrongCalls(operation, args as CallArgs, (one, given) => method(client, one, given))
      },
    )
    expect(await accepted(calls)).toEqual([])
  })
})

const isFunction = (value: unknown): boolean => typeof value === 'function'
const notOne = 'not a function' as never

/** Methods and functions without an operation, with the positions of their arguments. */
const others: Readonly<Record<string, (value: never) => unknown>> = {
  'new MoltInfra()': (value) => new MoltInfra(value),
  'new Moltify()': (value) => new Moltify(value),
  'new MoltbotDen()': (value) => new MoltbotDen(value),
  'new MoltGhostAgent()': (value) => new MoltGhostAgent(value),
  'register() agent': (value) => MoltbotDen.register(value, { fetch: options.fetch }),
  'request() method': (value) => infra.request(value, '/agents'),
  'request() path': (value) => infra.request('GET', value),
  'me.update()': (value) => den.me.update(value),
  'messages.send() text': (value) => den.messages.send('a', value),
  'greet() id': (value) => den.greet(value, 'Hi.'),
  'greet() text': (value) => den.greet('a', value),
  'messages() id': (value) => den.conversations.messages(value),
  'waitFor() options': (value) => moltify.tasks.waitFor('t', value),
  'waitFor() status': (status) => moltify.tasks.waitFor('t', { status }),
  'deliver()': (value) => moltify.agentTasks.deliver('t', value),
  'usd()': (value) => usd(value === 5 ? 5.1 : value),
  'cents()': (value) => cents(value === 5 ? 0.5 : value),
  'createWebhookHandler()': createWebhookHandler,
  'createWebhookHandler() on': (on) => createWebhookHandler({ secret, on }),
  'verifyWebhook()': (value) => verifyWebhook(value, { secret }),
  'verifyWebhook() options': (value) => verifyWebhook({ headers: {} }, value),
  'signWebhook() secret': (value) => signWebhook('{}', value),
  'trustPolicy()': trustPolicy,
  'nodeWebhook()': (value) => nodeWebhook(isFunction(value) ? notOne : value),
  'fastifyWebhook()': (value) => fastifyWebhook(isFunction(value) ? notOne : value),
  'honoWebhook()': (value) => honoWebhook(isFunction(value) ? notOne : value),
  'lambdaWebhook()': (value) => lambdaWebhook(isFunction(value) ? notOne : value),
  'nextWebhook()': (value) => nextWebhook(isFunction(value) ? notOne : value, () => undefined),
  'webhookWorker()': (value) => webhookWorker(isFunction(value) ? notOne : value),
  'redisReplayStore()': (value) => redisReplayStore(value),
  'waitFor() id': (value) => moltify.tasks.waitFor(value, { status: ['delivered'] }),
  'chat()': (value) => agent.chat(value),
  'stream()': (value) => agent.stream(value).final(),
  'completions.create()': (value) => agent.completions.create(prompt(value)),
  'completions.stream()': (value) => agent.completions.stream(prompt(value)).final(),
  'revokeKey()': (value) => control.revokeKey(value),
  'conversation() id': (value) => infra.conversation(value).send('Hi.'),
  'conversation.send()': (value) => infra.conversation('a').send(value),
  'conversation.stream()': (value) => infra.conversation('a').stream(value),
}

/** The same for options, which may be left out. */
const withOptions: Readonly<Record<string, (value: never) => unknown>> = {
  'register() options': (value) =>
    MoltbotDen.register({ inviteCode: 'i', agentId: 'a', profile: {} as never }, value),
  'greet() options': (value) => den.greet('a', 'Hi.', value),
  'messages() history': (value) => den.conversations.messages('a', value),
  'messages() options': (value) => den.conversations.messages('a', {}, value),
  'watch()': (value) => den.heartbeat.watch(value),
  'waitUntilReady()': (value) => agent.waitUntilReady(value),
  'connect()': (value) => agent.connect(value),
  'chat() stream': (value) => agent.chat('Hi.', value),
  'stream() options': (value) => agent.stream('Hi.', value).final(),
  'completions.stream() options': (value) => agent.completions.stream('Hi.', value).final(),
  'conversation()': (value) => infra.conversation('a', value).send('Hi.'),
  'conversation.send() options': (value) => infra.conversation('a').send('Hi.', value),
  'conversation.stream() options': (value) => infra.conversation('a').stream('Hi.', value),
  'request() options': (value) => moltify.request('GET', '/api/agents', value),
  'withOptions() of MoltInfra': (value) => infra.withOptions(value),
  'withOptions() of Moltify': (value) => moltify.withOptions(value),
  'withOptions() of MoltbotDen': (value) => den.withOptions(value),
  'withOptions() of MoltGhostAgent': (value) => agent.withOptions(value),
  'toArray()': (value) => infra.agents.list().toArray(value),
}

test('other methods and functions throw a MoltError for an argument of the wrong kind', async () => {
  const calls = Object.entries(others).flatMap(([title, call]) =>
    wrongValues.map((value) => [`${title} ${show(value)}`, () => call(value as never)] as const),
  )
  const optionCalls = Object.entries(withOptions).flatMap(([title, call]) =>
    [null, 5, 'x', [], () => 0, { timeuot: 1 }].map(
      (value) => [`${title} ${show(value)}`, () => call(value as never)] as const,
    ),
  )
  expect(await accepted([...calls, ...optionCalls])).toEqual([])
})
