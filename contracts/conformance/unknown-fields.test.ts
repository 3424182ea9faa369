import { apis } from '@molt-sdk/contracts/apis'
import { isRecord } from '@molt-sdk/contracts/kernel'
import type { Hooks } from '@molt-sdk/core'
import { describe, expect, test } from 'vitest'
import { MoltbotDen } from '../../packages/moltbotden/src/client.ts'
import { methodByOperation as moltbotdenMethods } from '../../packages/moltbotden/src/method-by-operation.ts'
import { MoltGhostAgent } from '../../packages/moltghost/src/client.ts'
import { ControlClient } from '../../packages/moltghost/src/control/control-client.ts'
import { methodByOperation as controlMethods } from '../../packages/moltghost/src/control/method-by-operation.ts'
import { methodByOperation as moltghostMethods } from '../../packages/moltghost/src/method-by-operation.ts'
import { Moltify } from '../../packages/moltify/src/index.ts'
import { methodByOperation as moltifyMethods } from '../../packages/moltify/src/method-by-operation.ts'
import { MoltInfra } from '../../packages/moltinfra/src/client.ts'
import { methodByOperation as moltinfraMethods } from '../../packages/moltinfra/src/method-by-operation.ts'
import type { CallArgs } from './error-trigger.ts'

const field = 'aFieldOfNoContract'

/** Options of a client, and what it does with them. */
const observed = () => {
  const reported: string[] = []
  const bodies: string[] = []
  const hooks: Hooks = {
    onDrift: (event) => {
      if (event.in === 'request') reported.push(...Object.keys(event.fields))
    },
  }
  const fetch = async (_: unknown, { body }: RequestInit): Promise<Response> => {
    bodies.push(`${body}`)
    return Response.json({ success: true, data: {} })
  }
  const options = { apiKey: 'a-key-for-tests', baseUrl: 'http://localhost', maxRetries: 0 }
  return { reported, bodies, options: { ...options, hooks, fetch } }
}

type Options = ReturnType<typeof observed>['options']

type Method = (client: unknown, args: CallArgs) => unknown

const clients = [
  ['moltinfra', (options: Options) => new MoltInfra(options), moltinfraMethods],
  [
    'moltify',
    (options: Options) => new Moltify({ ...options, messageEndpoint: true }),
    moltifyMethods,
  ],
  ['moltbotden', (options: Options) => new MoltbotDen(options), moltbotdenMethods],
  ['moltghost', (options: Options) => new MoltGhostAgent(options), moltghostMethods],
  ['moltghost-control', (options: Options) => new ControlClient(options), controlMethods],
] as const

/** Waits for a call or for the first item of a stream, which fails, and for what is reported of it. */
const settle = async (call: unknown): Promise<void> => {
  const { next } = Object(call)
  await Promise.resolve(typeof next === 'function' ? next.call(call) : call).catch(() => undefined)
  await import('../../packages/core/src/http/unknown-fields.ts')
  await new Promise((resolve) => setTimeout(resolve))
}

/** Each copy of a value with the field added to one of its objects, and the path of that object. */
const withField = (value: unknown, path: readonly string[] = []): [string, unknown][] => {
  if (typeof value !== 'object' || !value) return []
  const inner = Object.entries(value).flatMap(([name, part]) =>
    withField(part, [...path, name]).map(([at, changed]): [string, unknown] => [
      at,
      Array.isArray(value)
        ? value.map((one, index) => (`${index}` === name ? changed : one))
        : { ...value, [name]: changed },
    ]),
  )
  return isRecord(value) ? [[path.join('.'), { ...value, [field]: 1 }], ...inner] : inner
}

/** Objects of bodies whose other fields are meant to be sent, or that a method takes apart. */
const unreported: Readonly<Record<string, readonly string[]>> = {
  moltinfra: [
    'createAgent personality',
    'createAgent settings',
    'createAgent settings.discord',
    'createAgent settings.telegram',
    'createAgent plugins.0.config',
    'sendMessage context',
    'streamMessage context',
  ],
  moltify: [],
  moltbotden: ['updateMe ', 'sendMessage '],
  moltghost: ['createChat ', 'createCompletion '],
  'moltghost-control': ['revokeKey '],
}

describe.each(clients)('%s', (folder, create, methods) => {
  const { api, docs } = apis.find((entry) => entry.folder === folder) ?? {}
  const calls = Object.entries(methods as unknown as Record<string, Method>).map(([id, method]) => {
    const args = docs?.fixtures[id]?.args as CallArgs | undefined
    const operation = api?.operations[id]
    if (!args || !operation) throw new Error(`${id} has no fixture.`)
    return { id, method, args, operation }
  })

  test('sends the fields of a contract without a report', async () => {
    for (const { id, method, args } of calls) {
      const { reported, bodies, options } = observed()
      await settle(method(create(options), args))
      expect([id, bodies.length > 0, reported]).toEqual([id, true, []])
    }
  })

  test('sends and reports an unknown field of each object in a body', async () => {
    const found: string[] = []
    for (const { id, method, args } of calls) {
      for (const [path, body] of withField(args.body)) {
        const { reported, bodies, options } = observed()
        await settle(method(create(options), { ...args, body }))
        const full = path ? `${path}.${field}` : field
        if (reported.length) expect([id, reported]).toEqual([id, [full]])
        else found.push(`${id} ${path}`)
        if (reported.length || path) expect(bodies[0]).toContain(field)
      }
    }
    expect(found).toEqual(unreported[folder])
  })
})

test('fields of a style are sent without a report', async () => {
  const { reported, bodies, options } = observed()
  const den = new MoltbotDen(options)
  const style = { style: 'casual', tempo: 3 }
  await settle(den.me.update({ communication: style, interests: { domains: [] } }))
  expect([reported, bodies]).toEqual([
    [],
    [JSON.stringify({ profile: { communication: style, interests: { domains: [] } } })],
  ])
})

test('an unknown field of a profile is reported by a registration', async () => {
  const { reported, options } = observed()
  const { apiKey: _, ...rest } = options
  const profile = { display_name: 'Ledger Otter', taglin: 'Keeps books tidy' }
  const agent = { inviteCode: 'INV-A1B2C3D4-E5F6G7H8', agentId: 'ledger-otter', profile }
  await settle(MoltbotDen.register(agent, rest))
  expect(reported).toEqual(['profile.taglin'])
})

test('extra fields of a chat are sent without a report, others of its messages with one', async () => {
  const { reported, bodies, options } = observed()
  const agent = new MoltGhostAgent(options)
  await settle(agent.chat('Hello!', { extra: { seed: 7 }, max_completion_tokens: 5 }))
  expect([reported, JSON.parse(bodies[0] ?? '')]).toEqual([
    [],
    expect.objectContaining({ seed: 7, max_completion_tokens: 5 }),
  ])
  const message = { role: 'user', content: 'Hello!', nmae: 'Ada' }
  await settle(agent.stream([message]).final())
  expect([reported, JSON.parse(bodies[1] ?? '')]).toEqual([
    ['messages.0.nmae'],
    expect.objectContaining({ messages: [message] }),
  ])
})

test('an unknown field of a message in a conversation is reported', async () => {
  const { reported, options } = observed()
  const message = { text: 'Hello', contxt: {} }
  await settle(new MoltInfra(options).conversation('agent_1').send(message))
  expect(reported).toEqual(['contxt'])
})
