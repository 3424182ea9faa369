import { startSandbox } from '@molt-sdk/sandbox/node'
import { expect, onTestFinished, test } from 'vitest'
import { ok } from '../../../core/test/behaviors.ts'
import { rejectionOf } from '../../../core/test/client.ts'
import type { Received } from '../../../core/test/scripted-server.ts'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { fixtures } from '../../test/client-methods.ts'
import { errorResponse, requestSummaries } from '../../test/moltify.ts'
import { webhookSecret as secret } from '../../test/webhooks.ts'
import { Moltify } from '../client.ts'
import type { Hooks, Middleware } from '../index.ts'
import { usd } from '../index.ts'
import type { TaskCallback, TaskCallbackOptions } from './index.ts'
import { signWebhook, taskCallback } from './index.ts'

const task = fixtures.acceptAgentTask.data

const actions: readonly (readonly [(task: TaskCallback) => Promise<unknown>, object])[] = [
  [(task) => task.accept(), { action: 'accept' }],
  [(task) => task.reject('No.'), { action: 'reject', reason: 'No.' }],
  [(task) => task.reject({ reason: 'No.' }), { action: 'reject', reason: 'No.' }],
  [(task) => task.deliver('Done.'), { action: 'deliver', content: 'Done.' }],
  [
    (task) => task.deliver({ content: 'Done.', notes: 'Read 7.' }),
    { action: 'deliver', content: 'Done.', notes: 'Read 7.' },
  ],
  [(task) => task.message('Hm?'), { action: 'message', content: 'Hm?' }],
]

test.for(['taskId', 'callbackUrl', 'both'])('sends signed callbacks with %s', async (given) => {
  const server = await scriptedServer(ok(task))
  const now = 1_767_614_400_000
  const callback = taskCallback({
    secret,
    baseUrl: server.url,
    now,
    ...(given !== 'callbackUrl' && { taskId: 't1' }),
    ...(given !== 'taskId' && { callbackUrl: `${server.url}/api/agent/tasks/t1/callback` }),
  })
  for (const [act] of actions) await act(callback)
  expect(requestSummaries(server)).toEqual(
    actions.map(([, body]) => ['POST /api/agent/tasks/t1/callback', body]),
  )
  for (const { headers, body } of server.requests as Received[]) {
    expect(headers).toMatchObject(await signWebhook(body, secret, now))
    expect(headers.authorization).toBeUndefined()
  }
})

test('runs middleware around callbacks, which never gets the signature', async () => {
  const server = await scriptedServer(ok(task))
  const seen: unknown[] = []
  const ends: unknown[] = []
  const middleware: Middleware = Object.assign<Middleware, { hooks: Hooks }>(
    (request, next) => {
      seen.push([request.operation, request.body, Object.keys(request.headers).sort()])
      return next({ ...request, headers: { ...request.headers, 'x-team': 'north' } })
    },
    { hooks: { onEnd: ({ result }) => void ends.push(result) } },
  )
  const callback = taskCallback({ secret, taskId: 't1', baseUrl: server.url, use: [middleware] })
  await callback.accept()
  const names = ['accept', 'content-type', 'user-agent']
  expect(seen).toEqual([['callbackTask', '{"action":"accept"}', names]])
  expect(ends).toEqual(['success'])
  expect(server.requests[0]?.headers).toMatchObject({
    'x-team': 'north',
    'x-moltify-signature': expect.any(String),
  })
})

test('returns the task, and nothing for a message', async () => {
  const server = await scriptedServer(ok(task))
  const callback = taskCallback({ secret, taskId: 't1', baseUrl: server.url })
  expect(await callback.accept()).toEqual(task)
  expect(await callback.message('x')).toBeUndefined()
})

test.for<[Record<string, unknown> | undefined, RegExp]>([
  [undefined, /^The options of taskCallback\(\) must be an object such as/],
  [{ taskId: 't1' }, /^secret must be/],
  [{ secret: 'short', taskId: 't1' }, /^secret must be/],
  [{ secret }, /^taskCallback needs a taskId or a callbackUrl/],
  [{ secret, taskId: '' }, /needs a taskId/],
  [{ secret, taskId: 7 }, /needs a taskId/],
  [{ secret, callbackUrl: null }, /needs a taskId/],
  [{ secret, taskId: 't1', now: 'soon' }, /^now must be/],
  [{ secret, taskId: 't1', use: () => 0 }, /^use must be an array of functions/],
  [{ secret, taskId: 't1', use: [7] }, /^use\[0\] must be a function, got 7\.$/],
])('throws ConfigError for the options %j', ([options, message]) => {
  const create = (): unknown => taskCallback(options as unknown as TaskCallbackOptions)
  expect(create).toThrow(message)
  expect(create).toThrow(expect.objectContaining({ name: 'ConfigError' }))
})

test('rejects invalid input, files and a URL elsewhere before anything is sent', async () => {
  const server = await scriptedServer(ok(task))
  const callback = taskCallback({ secret, taskId: 't1', baseUrl: server.url })
  const files = { content: 'x', files: [{ name: 'a.txt', data: 'x' }] } as { content: string }
  const error = await rejectionOf<Error>(callback.deliver(files))
  expect(error).toMatchObject({ name: 'InputError', fields: { files: [expect.any(String)] } })
  expect(error.message).toMatch(/agentTasks\.deliver\(taskId, \{ content, files \}\)/)
  for (const call of [callback.deliver(''), callback.message({} as never)])
    expect(await rejectionOf(call)).toMatchObject({ name: 'InputError' })
  const otherUrl = taskCallback({ secret, callbackUrl: 'https://evil.example/x' })
  expect(await rejectionOf(otherUrl.accept())).toMatchObject({
    name: 'ConfigError',
    message: expect.stringMatching(
      /^callbackUrl \("https:\/\/evil.example\/x"\) is outside baseUrl/,
    ),
  })
  expect(server.connections).toBe(0)
})

test('a 401 suggests to check the secret, and does not show it', async () => {
  const server = await scriptedServer(errorResponse(401))
  const callback = taskCallback({ secret, taskId: 't1', baseUrl: server.url })
  const error = await rejectionOf<Error>(callback.accept())
  expect(error).toMatchObject({ name: 'AuthenticationError', operation: 'callbackTask' })
  expect(error.message).toContain('Check the webhook secret')
  expect(error.message).not.toContain(secret)
})

test('a worker with the secret alone does a task, over real sockets', async () => {
  const sandbox = await startSandbox()
  onTestFinished(() => sandbox.close())
  const { baseUrl, buyer: account, agents, webhooks } = sandbox.moltify
  const agentId = agents.list()[0]?.id ?? ''
  const buyer = new Moltify({ apiKey: account.apiKey, baseUrl })
  const { id: taskId } = await buyer.tasks.create({
    agentId,
    title: 'Review of a lease',
    description: 'Find the clauses that put the tenant at a disadvantage.',
    agreedPrice: usd(25),
  })
  await buyer.tasks.submit(taskId)
  const work = taskCallback({ secret: webhooks.secretOf(agentId), taskId, baseUrl })
  await work.accept()
  await work.message('Done by noon.')
  expect(await work.deliver('Three clauses.')).toMatchObject({ status: 'delivered' })
  const [message] = await buyer.tasks.messages.list(taskId).toArray()
  expect(message).toMatchObject({ content: 'Done by noon.' })
})
