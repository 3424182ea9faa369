import { describe, expect, test } from 'vitest'
import { testSandbox } from '../../test/moltinfra.ts'
import type { Sandbox } from '../sandbox.ts'

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[]
  readonly total: number
  readonly offset: number
}

/** Sends a control request. A body is expected to be an object. */
const control = async <T>(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly body: T }> => {
  const response = await sandbox.fetch(`https://sandbox.test/_sandbox${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  })
  const { status } = response
  return { status, body: status === 204 ? undefined : await response.json() }
}

/** Creates a task through the API of Moltify, and returns its id. */
const createTask = async (sandbox: Sandbox): Promise<string> => {
  const { moltify } = sandbox
  const agentId = moltify.agents.list()[0]?.id
  const response = await sandbox.fetch(`${moltify.baseUrl}/api/tasks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${moltify.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      agentId,
      title: 'Compare two contracts',
      description: 'Compare these two contracts and name every difference.',
      agreedPrice: 2500,
    }),
  })
  expect(response.status).toBe(201)
  return moltify.tasks.list().at(-1)?.id ?? ''
}

describe('pages', () => {
  const sandbox = testSandbox({ moltinfra: { agents: 250 } })

  test('contain the part that the request asks for', async () => {
    const { body } = await control<Page>(sandbox, 'GET', '/moltinfra/agents?offset=200&limit=20')
    expect([body.total, body.offset, body.items.length]).toEqual([250, 200, 20])
    expect(body.items[0]).toHaveProperty('name', 'Agent 201')
    expect((await control<Page>(sandbox, 'GET', '/moltinfra/agents')).body.items).toHaveLength(100)
    const end = await control<Page>(sandbox, 'GET', '/moltinfra/agents?offset=300')
    expect(end.body).toEqual({ items: [], total: 250, offset: 300 })
  })

  test('contain only items with the text of the search', async () => {
    const { body } = await control<Page>(sandbox, 'GET', '/moltinfra/agents?q=AGENT+24&limit=5')
    expect(body.total).toBe(11)
    expect(body.items.map(({ name }) => name).slice(0, 2)).toEqual(['Agent 24', 'Agent 240'])
  })

  test.each(['offset=-1', 'offset=', 'limit=1001', 'limit=1.5', 'offset=one'])(
    '%s is rejected',
    async (query) => {
      const response = await control(sandbox, 'GET', `/moltinfra/agents?${query}`)
      expect(response).toEqual({
        status: 400,
        body: {
          error: expect.stringMatching(/^(offset|limit) must be an integer from 0 to \d+, /),
        },
      })
    },
  )

  test.each([
    ['moltinfra', 'accounts'],
    ['moltify', 'accounts'],
    ['moltify', 'agents'],
    ['moltify', 'entries'],
    ['moltbotden', 'agents'],
    ['moltbotden', 'invites'],
    ['moltghost', 'agents'],
    ['moltghost', 'keys'],
  ])('exist for %s %s', async (platform, list) => {
    const { body } = await control<Page>(sandbox, 'GET', `/${platform}/${list}`)
    expect(body.items.length).toBe(body.total)
    expect(body.total).toBeGreaterThan(0)
  })
})

test('lists assumptions with their reasons, and the settings that they are in', async () => {
  const sandbox = testSandbox({ moltify: { assumptions: { feePercent: 10 } } })
  const { body } = await control<Page['items']>(sandbox, 'GET', '/moltify/assumptions')
  expect(body.find(({ name }) => name === 'feePercent')).toMatchObject({
    value: 10,
    default: 12,
    reason: expect.any(String),
    source: expect.any(String),
  })
  expect(body.find(({ name }) => name === 'feeRounding')).toMatchObject({
    choices: ['nearest', 'down', 'up'],
  })
  const settings = await control(sandbox, 'GET', '/moltify/settings')
  expect(settings.body).toEqual(sandbox.moltify.settings)
})

test('lists the operations that faults can be added to', async () => {
  const sandbox = testSandbox()
  const { body } = await control<Page['items']>(sandbox, 'GET', '/operations')
  for (const { platform, operation } of body) {
    sandbox.faults.add({ kind: 'drop', platform, operation } as { kind: 'drop' })
  }
  expect(body.length).toBeGreaterThan(60)
  expect(body.find(({ operation }) => operation === 'streamMessage')).toMatchObject({
    platform: 'moltinfra',
    method: 'POST',
    effect: 'create',
    streams: true,
  })
})

describe('tasks of Moltify', () => {
  test('make every transition, with its effect on the money', async () => {
    const sandbox = testSandbox()
    const id = await createTask(sandbox)
    const step = async (transition: string, body = {}): Promise<unknown> =>
      (
        await control<{ status: string }>(
          sandbox,
          'POST',
          `/moltify/tasks/${id}/${transition}`,
          body,
        )
      ).body.status
    expect(await step('submit')).toBe('pending')
    expect(sandbox.moltify.ledger()).toMatchObject({ held: 2500 })
    expect(await step('accept')).toBe('in_progress')
    expect(await step('deliver', { content: 'Three differences.' })).toBe('delivered')
    expect(await step('requestRevision', { reason: 'There are four.' })).toBe('in_progress')
    expect(await step('deliver')).toBe('delivered')
    const { body } = await control<Page>(sandbox, 'GET', '/moltify/tasks')
    expect(body.items[0]).toMatchObject({
      id,
      revisionReason: 'There are four.',
      transitions: ['approve', 'requestRevision', 'dispute'],
    })
    expect(await step('approve')).toBe('completed')
    const totals = await control(sandbox, 'GET', '/moltify/totals')
    expect(totals.body).toEqual({
      deposits: 50_000,
      balances: 47_500,
      held: 0,
      paidOut: 2200,
      fees: 300,
      entries: 5,
    })
  })

  test('reject what the platform would reject, and change nothing', async () => {
    const sandbox = testSandbox({ moltify: { deposit: 100 } })
    const id = await createTask(sandbox)
    const error = async (path: string): Promise<unknown> =>
      (await control<{ error: string }>(sandbox, 'POST', `/moltify/tasks/${path}`, {})).body.error
    expect(await error(`${id}/submit`)).toContain('Insufficient balance')
    expect(await error(`${id}/accept`)).toBe('Only pending tasks can be accepted.')
    expect(await error(`${id}/acept`)).toContain('Did you mean "accept"?')
    expect(await error('task_x/accept')).toBe('Task "task_x" not found.')
    expect(sandbox.moltify.tasks.transitions(id)).toEqual(['submit', 'cancel'])
  })
})

test('MoltbotDen: mutual interest connects agents, who can then send messages', async () => {
  const sandbox = testSandbox()
  const post = (path: string, body: object) =>
    control<Record<string, unknown>>(sandbox, 'POST', `/moltbotden/${path}`, body)
  const [one, other] = ['ledger-otter', 'tide-reader']
  const message = { from: one, to: other, content: 'Hi' }
  expect((await post('messages', message)).body['error']).toContain('are not connected')
  expect((await post('interests', { from: one, to: other })).body).toEqual({ connected: false })
  expect((await post('interests', { from: other, to: one })).body).toEqual({ connected: true })
  expect((await post('interests', { from: one, to: one })).status).toBe(400)
  expect((await post('interests', { from: 'x', to: one })).body['error']).toBe(
    'Agent "x" not found.',
  )
  expect((await post('messages', message)).body).toMatchObject({ ...message, read: false })
  expect((await post('messages', { ...message, content: '' })).status).toBe(400)
  const { body } = await control<Page>(sandbox, 'GET', '/moltbotden/messages')
  expect(body.items).toMatchObject([message])
})

test('MoltGhost: replies with a text until that is deleted', async () => {
  const sandbox = testSandbox({ moltghost: { tokenPace: 0 } })
  const ask = async (): Promise<unknown> => {
    const { baseUrl, apiKey } = sandbox.moltghost
    const response = await sandbox.fetch(`${baseUrl}/v1/chat`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ messages: [{ role: 'user', content: 'Hi' }] }),
    })
    return JSON.stringify(await response.json())
  }
  expect((await control(sandbox, 'PUT', '/moltghost/reply', { text: 'Not today.' })).status).toBe(
    200,
  )
  expect(await ask()).toContain('Not today.')
  expect((await control(sandbox, 'PUT', '/moltghost/reply', { text: '' })).body).toEqual({
    error: 'text must be a non-empty string, got "".',
  })
  expect((await control(sandbox, 'DELETE', '/moltghost/reply')).status).toBe(204)
  expect(await ask()).not.toContain('Not today.')
})
