import { isConfigError } from '@molt-sdk/core'
import { usd } from '@moltify/sdk'
import { afterEach, describe, expect, test } from 'vitest'
import { caller, createClient, newTask, sandbox, toolOf } from '../test/moltify-tools.ts'
import type { MoltifyOperation } from './moltify.ts'
import { moltifyTools } from './moltify.ts'
import type { ApprovalRequest } from './tool.ts'

afterEach(() => sandbox.reset())

const hire: MoltifyOperation[] = ['read', 'tasks.create', 'tasks.submit'].filter(
  (name): name is MoltifyOperation => name !== 'read',
)

const createDraft = async (price?: number): Promise<string> => {
  const { id } = await createClient().tasks.create(newTask(price) as never)
  return id
}

const statusOf = async (taskId: string): Promise<string> =>
  (await createClient().tasks.get(taskId)).status

const requestCount = (operation: string): number =>
  sandbox.log().filter((entry) => entry.operation === operation).length

describe('permission', () => {
  test('shows only operations that read by default', () => {
    const tools = moltifyTools(createClient())
    expect(new Set(tools.map(({ effect }) => effect))).toEqual(new Set(['read']))
    expect(tools.map(({ name }) => name)).toContain('moltify_agents_search')
  })

  test('shows exactly the operations that are allowed', () => {
    const tools = moltifyTools(createClient(), { allow: hire })
    expect(tools.map(({ name }) => name)).toEqual(['moltify_tasks_create', 'moltify_tasks_submit'])
  })

  test.each([
    [{ allow: ['tasks.craete'] }, 'Did you mean tasks.create?'],
    [{ allow: 'read' }, 'allow must be an array'],
    [{ limits: { 'tasks.sumbit': 3 } }, 'Did you mean tasks.submit?'],
    [{ limits: { spend: 2.5 } }, 'spend must be an integer >= 0 of US cents'],
    [{ limits: { 'tasks.submit': -1 } }, 'tasks.submit must be an integer >= 0'],
    [{ allow: ['builder.apiKeys.create'] }, 'its result is a secret'],
    [{ alow: [] }, 'Did you mean allow?'],
    [{ maxResultChars: 10 }, 'maxResultChars must be an integer >= 200'],
  ])('throws ConfigError for %j', (options, message) => {
    const create = () => moltifyTools(createClient(), options as never)
    expect(create).toThrow(message)
    expect(create).toThrow(expect.toSatisfy(isConfigError))
  })

  test('asks for approval of each call that is not a read, with the amount that it spends', async () => {
    const asked: ApprovalRequest[] = []
    const approve = async (request: ApprovalRequest): Promise<boolean> => {
      asked.push(request)
      return request.tool === 'moltify_tasks_submit'
    }
    const call = caller(moltifyTools(createClient(), { allow: ['read', ...hire], approve }))
    const taskId = await createDraft()
    await call('tasks.get', { taskId })
    expect((await call('tasks.submit', { taskId })).isError).toBe(false)
    const refused = await call('tasks.create', newTask())
    expect(refused).toEqual({ isError: true, text: expect.stringContaining('did not approve') })
    expect(asked).toEqual([
      { tool: 'moltify_tasks_submit', effect: 'transition', input: { taskId }, amount: 2500 },
      { tool: 'moltify_tasks_create', effect: 'create', input: newTask() },
    ])
    expect(requestCount('createTask')).toBe(1)
  })

  test.each([['yes'], [1], [undefined]])(
    'does not run a tool when approve returns %j',
    async (answer) => {
      const tools = moltifyTools(createClient(), { allow: hire, approve: () => answer as never })
      expect((await caller(tools)('tasks.create', newTask())).isError).toBe(true)
      expect(requestCount('createTask')).toBe(0)
    },
  )

  test('does not ask for approval of invalid input', async () => {
    const approve = () => expect.unreachable('asked for approval')
    const tools = moltifyTools(createClient(), { allow: hire, approve })
    const result = await caller(tools)('tasks.create', { ...newTask(), agreedPrice: 25 })
    expect(result.text).toContain('agreedPrice must be an integer number of cents, at least 200')
  })
})

describe('limits', () => {
  test('counts what is spent before it is sent, also side by side', async () => {
    const tools = moltifyTools(createClient(), { allow: hire, limits: { spend: usd(50) } })
    const drafts = await Promise.all([1, 2, 3, 4].map(() => createDraft()))
    const results = await Promise.all(
      drafts.map((taskId) => caller(tools)('tasks.submit', { taskId })),
    )
    expect(results.map(({ isError }) => isError).sort()).toEqual([false, false, true, true])
    expect(results.find(({ isError }) => isError)?.text).toBe(
      "Not sent: this costs $25.00, and $0.00 is left of the user's spending limit.",
    )
    expect(requestCount('submitTask')).toBe(2)
  })

  test('a price that is raised while the task is submitted does not exceed the limit', async () => {
    const tools = moltifyTools(createClient(), {
      allow: ['tasks.update', 'tasks.submit'],
      limits: { spend: usd(30) },
    })
    const taskId = await createDraft()
    const call = caller(tools)
    await Promise.all([
      call('tasks.submit', { taskId }),
      call('tasks.update', { taskId, agreedPrice: 9000 }),
    ])
    const { agreedPrice, status } = await createClient().tasks.get(taskId)
    expect({ agreedPrice, status }).toEqual({ agreedPrice: 2500, status: 'pending' })
  })

  test('gives back what a call that certainly failed would have spent', async () => {
    const tools = moltifyTools(createClient(), { allow: hire, limits: { spend: usd(25) } })
    const [taken, other] = [await createDraft(), await createDraft()]
    await createClient().tasks.submit(taken)
    const failed = await caller(tools)('tasks.submit', { taskId: taken })
    expect(failed).toMatchObject({ isError: true, text: expect.stringContaining('is pending.') })
    expect((await caller(tools)('tasks.submit', { taskId: other })).isError).toBe(false)
  })

  test('counts a price again after a call that certainly failed', async () => {
    const tools = moltifyTools(createClient(), { allow: hire, limits: { spend: usd(30) } })
    const [task, other] = [await createDraft(), await createDraft()]
    sandbox.faults.add({ kind: 'status', operation: 'submitTask', status: 400, times: 1 })
    const call = caller(tools)
    expect((await call('tasks.submit', { taskId: task })).isError).toBe(true)
    expect((await call('tasks.submit', { taskId: task })).isError).toBe(false)
    const refused = await call('tasks.submit', { taskId: other })
    expect(refused.text).toContain('$5.00 is left')
  })

  test('keeps what a call may have spent whose response was lost', async () => {
    const tools = moltifyTools(createClient(), { allow: hire, limits: { spend: usd(40) } })
    const [lost, other] = [await createDraft(), await createDraft()]
    sandbox.faults.add({ kind: 'lostResponse', operation: 'submitTask', times: 1 })
    // The read after the lost response fails too, so it is unknown whether the task was submitted.
    const stop = sandbox.onRequest(({ operation }) => {
      if (operation === 'submitTask') sandbox.faults.add({ kind: 'drop', operation: 'getTask' })
    })
    const unknown = await caller(tools)('tasks.submit', { taskId: lost })
    expect(unknown.text).toContain('It is not known whether this happened.')
    stop()
    sandbox.faults.clear()
    const refused = await caller(tools)('tasks.submit', { taskId: other })
    expect(refused.text).toContain('$15.00 is left')
    expect(await statusOf(lost)).toBe('pending')
  })

  test('counts what an approval pays, unless it was counted when the task was submitted', async () => {
    const tools = moltifyTools(createClient(), {
      allow: ['tasks.submit', 'tasks.approve'],
      limits: { spend: usd(40) },
    })
    const builder = createClient({ apiKey: sandbox.moltify.builder.apiKey })
    const deliver = async (id: string): Promise<void> => {
      await builder.agentTasks.accept(id)
      await builder.agentTasks.deliver(id, { content: 'The review.' })
    }
    const [own, submittedByUser] = [await createDraft(), await createDraft()]
    await createClient().tasks.submit(submittedByUser)
    const call = caller(tools)
    expect((await call('tasks.submit', { taskId: own })).isError).toBe(false)
    for (const id of [own, submittedByUser]) await deliver(id)
    const refused = await call('tasks.approve', { taskId: submittedByUser })
    expect(refused.text).toBe(
      "Not sent: this costs $25.00, and $15.00 is left of the user's spending limit.",
    )
    expect((await call('tasks.approve', { taskId: own })).isError).toBe(false)
    expect([await statusOf(own), await statusOf(submittedByUser)]).toEqual([
      'completed',
      'delivered',
    ])
  })

  test('limits the number of calls of an operation', async () => {
    const tools = moltifyTools(createClient(), { allow: hire, limits: { 'tasks.create': 2 } })
    const calls = [1, 2, 3].map(() => caller(tools)('tasks.create', newTask()))
    const results = await Promise.all(calls)
    expect(results.filter(({ isError }) => isError)).toEqual([
      { isError: true, text: expect.stringContaining('as often as the user allows') },
    ])
    expect(requestCount('createTask')).toBe(2)
  })

  test('does not submit a task whose price the platform does not show', async () => {
    const hidden = createClient({
      fetch: async (resource, init) => {
        const response = await sandbox.fetch(resource, init)
        const body = await response.json()
        if (body.data) delete body.data.agreedPrice
        return Response.json(body, response)
      },
    })
    const tools = moltifyTools(hidden, { allow: hire, limits: { spend: usd(50) } })
    const taskId = await createDraft()
    const { text } = await caller(tools)('tasks.submit', { taskId })
    expect(text).toContain('does not say what this costs')
    expect(await statusOf(taskId)).toBe('draft')
  })
})

describe('preview', () => {
  test('returns the request that a call would send, and sends nothing', async () => {
    const tools = moltifyTools(createClient(), { allow: hire })
    const before = sandbox.log().length
    expect(await toolOf(tools, 'tasks.submit').preview({ taskId: 'a/b' })).toEqual({
      method: 'POST',
      url: `${sandbox.moltify.baseUrl}/api/tasks/a%2Fb/submit`,
    })
    const create = await toolOf(tools, 'tasks.create').preview(newTask())
    expect(create.body).toEqual(newTask())
    expect(sandbox.log()).toHaveLength(before)
    expect(JSON.stringify(create)).not.toContain(sandbox.moltify.apiKey)
  })

  test('throws for invalid input', async () => {
    const tools = moltifyTools(createClient(), { allow: hire })
    await expect(toolOf(tools, 'tasks.create').preview({})).rejects.toThrow('needs agentId')
  })

  test('with the option, calls that write return their request, and reads are made', async () => {
    const call = caller(moltifyTools(createClient(), { allow: ['read', ...hire], preview: true }))
    const { data } = await call('tasks.create', newTask())
    expect(data).toMatchObject({ notSent: { method: 'POST', body: newTask() } })
    expect((await call('tasks.list')).data).toEqual({ items: [] })
  })
})

test('a call that is aborted rejects with the reason', async () => {
  const tools = moltifyTools(createClient())
  const controller = new AbortController()
  sandbox.faults.add({ kind: 'stall', operation: 'getWallet' })
  const call = caller(tools)('wallet.get', {}, { signal: controller.signal })
  controller.abort(new Error('no longer needed'))
  await expect(call).rejects.toThrow('no longer needed')
})

test('tasks.waitFor reports each status and returns the task', async () => {
  const taskId = await createDraft()
  await createClient().tasks.submit(taskId)
  const messages: string[] = []
  const onProgress = (message: string) => void messages.push(message)
  const { data } = await caller(moltifyTools(createClient()))(
    'tasks.waitFor',
    { taskId, status: ['pending'] },
    { onProgress },
  )
  expect(data).toMatchObject({ id: taskId, status: 'pending' })
  expect(messages).toEqual(['The task is pending.'])
})

test('null counts as left out, unless it is a value of the input', async () => {
  const call = caller(moltifyTools(createClient(), { allow: ['read', 'tasks.create'] }))
  expect((await call('tasks.list', { status: null, limit: 2 })).data).toEqual({ items: [] })
  const missing = await call('tasks.create', { ...newTask(), title: null })
  expect(missing.text).toContain('moltify_tasks_create needs title.')
})

test('pages have the input of the next page', async () => {
  await Promise.all([1, 2, 3].map(() => createDraft()))
  const call = caller(moltifyTools(createClient()))
  const first = await call('tasks.list', { limit: 2 })
  expect(first.data).toMatchObject({ items: [{}, {}], next: { page: 2 } })
  const second = await call('tasks.list', { limit: 2, page: 2 })
  expect(second.data).toEqual({ items: [expect.objectContaining({ status: 'draft' })] })
})
