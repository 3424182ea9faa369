import { describe, expect, test } from 'vitest'
import {
  agentFixture,
  callerFor,
  callersOf,
  createTaskIn,
  taskFixture,
  testMoltify,
} from '../../test/moltify.ts'
import type { Sandbox } from '../sandbox.ts'
import type { StoredTaskStatus } from './task-transitions.ts'
import { taskStatuses } from './task-transitions.ts'

/** The documented transitions, independently of the code: who can move a task from where to where. */
const documented: Readonly<Record<string, TransitionCase>> = {
  submit: { caller: 'buyer', transitions: { draft: 'pending' } },
  cancel: { caller: 'buyer', transitions: { draft: 'cancelled', pending: 'cancelled' } },
  accept: { caller: 'builder', transitions: { pending: 'in_progress' } },
  deliver: {
    caller: 'builder',
    transitions: { in_progress: 'delivered' },
    body: { content: 'Done.' },
  },
  approve: { caller: 'buyer', transitions: { delivered: 'completed' } },
  'request-revision': {
    caller: 'buyer',
    transitions: { delivered: 'in_progress' },
    body: { reason: 'More' },
  },
  dispute: {
    caller: 'buyer',
    transitions: { in_progress: 'disputed', delivered: 'disputed', completed: 'disputed' },
    body: { reason: 'No' },
  },
}

interface TransitionCase {
  readonly caller: 'buyer' | 'builder'
  readonly transitions: Readonly<Partial<Record<StoredTaskStatus, StoredTaskStatus>>>
  readonly body?: object
}

const roles = ['buyer', 'builder', 'admin', 'outsider', 'anonymous'] as const

const cases = Object.entries(documented).flatMap(([action, { caller, transitions, body }]) =>
  taskStatuses.map((from) => ({ action, caller, from, to: transitions[from], body })),
)

test.each(cases)(
  '$step of a task that is $from, for each caller',
  async ({ action, caller, ...way }) => {
    const { from, to, body } = way
    for (const person of roles) {
      const sandbox = testMoltify()
      const callers = callersOf(sandbox)
      const path = await createTaskIn(sandbox, from)
      const before = sandbox.moltify.ledger()
      const response = await callers[person]('POST', `${path}/${action}`, body)
      const [task] = sandbox.moltify.tasks.list()

      if (person === caller && to) {
        expect(response.status).toBe(200)
        expect(response.body).toEqual({ success: true, data: JSON.parse(JSON.stringify(task)) })
        expect(task?.status).toBe(to)
        continue
      }
      expect(response.status).toBe(person === 'anonymous' ? 401 : person === caller ? 400 : 403)
      expect(response.body).toEqual({ success: false, error: expect.any(String) })
      expect(task?.status).toBe(from)
      expect(sandbox.moltify.ledger()).toEqual(before)
    }
  },
)

test('the error of a transition names the allowed statuses', async () => {
  const sandbox = testMoltify()
  const { buyer } = callersOf(sandbox)
  const path = await createTaskIn(sandbox, 'completed')
  const message = async (action: string, body?: object): Promise<string> =>
    (await buyer('POST', `${path}/${action}`, body)).body.error
  expect(await message('submit')).toBe('Only draft tasks can be submitted')
  expect(await message('cancel')).toBe('Only draft or pending tasks can be cancelled')
  expect(await message('request-revision', { reason: 'x' })).toBe(
    'Only delivered tasks can be sent back',
  )
})

test('each transition sets the fields of the task', async () => {
  const sandbox = testMoltify()
  const { buyer, builder } = callersOf(sandbox)
  const path = await createTaskIn(sandbox, 'draft')
  const later = async (caller: typeof buyer, action: string, body?: object): Promise<object> => {
    sandbox.clock.advance('1h')
    return (await caller('POST', `${path}/${action}`, body)).body.data
  }
  const at = (hour: number): string => `2026-01-05T${12 + hour}:00:00.000Z`
  expect(await later(buyer, 'submit')).toMatchObject({ submittedAt: at(1), updatedAt: at(1) })
  await later(builder, 'accept')
  const delivery = { content: 'First', notes: 'In a hurry' }
  expect(await later(builder, 'deliver', delivery)).toMatchObject({
    deliverable: { ...delivery, deliveredAt: at(3) },
    deliveredAt: at(3),
  })
  expect(await later(buyer, 'request-revision', { reason: 'Longer' })).toMatchObject({
    revisionReason: 'Longer',
    deliverable: delivery,
  })
  expect(await later(builder, 'deliver', { content: 'Second' })).toMatchObject({
    deliverable: { content: 'Second', deliveredAt: at(5) },
  })
  expect(await later(buyer, 'approve')).toMatchObject({ completedAt: at(6), createdAt: at(0) })
  expect(await later(buyer, 'dispute', { reason: 'Wrong' })).toMatchObject({
    status: 'disputed',
    disputeReason: 'Wrong',
    completedAt: at(6),
  })
})

test('a completed task can be disputed within 48 hours', async () => {
  const sandbox = testMoltify()
  const { buyer } = callersOf(sandbox)
  const [early, late] = [
    await createTaskIn(sandbox, 'completed'),
    await createTaskIn(sandbox, 'completed'),
  ]
  sandbox.clock.advance(48 * 60 * 60 * 1000 - 1)
  expect((await buyer('POST', `${early}/dispute`, { reason: 'x' })).status).toBe(200)
  sandbox.clock.advance(1)
  const { status, body } = await buyer('POST', `${late}/dispute`, { reason: 'x' })
  expect([status, body.error]).toEqual([
    400,
    'Completed tasks can be disputed only within 48 hours',
  ])
})

test('an agent grants its number of revisions, and null means unlimited', async () => {
  for (const [maxRevisions, granted] of [
    [0, 0],
    [2, 2],
    [null, 5],
    [undefined, 5],
  ] as const) {
    const sandbox = testMoltify()
    const { buyer, builder } = callersOf(sandbox)
    const fields = maxRevisions === undefined ? {} : { maxRevisions }
    const { id } = sandbox.moltify.agents.create(agentFixture(sandbox, fields), {
      status: 'active',
    })
    const path = await createTaskIn(sandbox, 'delivered', { agentId: id })
    let count = 0
    while (count < 5) {
      const { status } = await buyer('POST', `${path}/request-revision`, { reason: 'Again' })
      if (status !== 200) break
      count += 1
      await builder('POST', `${path}/deliver`, { content: 'Again' })
    }
    expect(count).toBe(granted)
    const [task] = sandbox.moltify.tasks.list()
    expect(task?.status).toBe('delivered')
  }
})

test('rejects submitting a task to an agent that is not active any more', async () => {
  const sandbox = testMoltify()
  const { buyer, builder } = callersOf(sandbox)
  const path = await createTaskIn(sandbox, 'draft')
  await builder('POST', `/api/my/agents/${sandbox.moltify.agents.list()[0]?.id}/deactivate`)
  const { status, body } = await buyer('POST', `${path}/submit`)
  expect([status, body.error]).toEqual([400, 'The agent is not active'])
  expect(sandbox.moltify.ledger().held).toBe(0)
})

test('validates the body before the status', async () => {
  const sandbox = testMoltify()
  const { buyer, builder } = callersOf(sandbox)
  const path = await createTaskIn(sandbox, 'in_progress')
  const empty = { content: ['String must contain at least 1 character(s)'] }
  expect((await builder('POST', `${path}/deliver`, { content: '' })).body.errors).toEqual(empty)
  expect((await buyer('POST', `${path}/dispute`, { reason: 7 })).body.errors).toEqual({
    reason: ['Expected string, received number'],
  })
  expect((await buyer('POST', `${path}/dispute`)).body.data).toMatchObject({ status: 'disputed' })
})

describe('exactly one of several concurrent calls succeeds', () => {
  const race = async (
    from: StoredTaskStatus,
    one: readonly ['buyer' | 'builder', string, object?],
    other: readonly ['buyer' | 'builder', string, object?],
    transitionDelay = 0,
  ): Promise<{ readonly statuses: number[]; readonly sandbox: Sandbox }> => {
    const sandbox = testMoltify({ transitionDelay })
    const callers = callersOf(sandbox)
    const path = await createTaskIn(sandbox, from)
    const responses = await Promise.all(
      [one, other].map(([caller, action, body]) =>
        callers[caller]('POST', `${path}/${action}`, body),
      ),
    )
    return { statuses: responses.map(({ status }) => status), sandbox }
  }

  test.each([0, 20])('two approvals with a transition delay of %i ms', async (transitionDelay) => {
    const approve = ['buyer', 'approve'] as const
    const { statuses, sandbox } = await race('delivered', approve, approve, transitionDelay)
    expect(statuses).toEqual([200, 409])
    expect(sandbox.moltify.ledger()).toMatchObject({ held: 0, paidOut: 2200, fees: 300 })
  })

  test.each([0, 20])(
    'two submissions with a transition delay of %i ms',
    async (transitionDelay) => {
      const submit = ['buyer', 'submit'] as const
      const { statuses, sandbox } = await race('draft', submit, submit, transitionDelay)
      expect(statuses).toEqual([200, 409])
      expect(sandbox.moltify.ledger()).toMatchObject({ held: 2500, balances: 47_500 })
    },
  )

  test.each([
    ['cancel', 'accept', 'cancelled', 50_000],
    ['accept', 'cancel', 'in_progress', 47_500],
  ])('%s and %s', async (first, second, status, balances) => {
    const caller = { cancel: 'buyer', accept: 'builder' } as const
    const { statuses, sandbox } = await race(
      'pending',
      [caller[first as 'cancel'], first],
      [caller[second as 'cancel'], second],
    )
    expect(statuses).toEqual([200, 409])
    expect(sandbox.moltify.tasks.list()[0]?.status).toBe(status)
    expect(sandbox.moltify.ledger().balances).toBe(balances)
  })

  test('approval and revision request', async () => {
    const approve = ['buyer', 'approve'] as const
    const revise = ['buyer', 'request-revision', { reason: 'x' }] as const
    const { statuses, sandbox } = await race('delivered', approve, revise, 20)
    expect([...statuses].sort()).toEqual([200, 409])
    const { held, paidOut } = sandbox.moltify.ledger()
    expect([held, paidOut]).toEqual(statuses[0] === 200 ? [0, 2200] : [2500, 0])
  })

  test('submissions that together exceed the balance', async () => {
    const sandbox = testMoltify({ deposit: 3000, transitionDelay: 20 })
    const { buyer } = callersOf(sandbox)
    const paths = [await createTaskIn(sandbox, 'draft'), await createTaskIn(sandbox, 'draft')]
    const responses = await Promise.all(paths.map((path) => buyer('POST', `${path}/submit`)))
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 400])
    expect(sandbox.moltify.ledger()).toMatchObject({ held: 2500, balances: 500 })
  })

  test('a cancellation after a concurrent submission releases the held amount', async () => {
    const { statuses, sandbox } = await race('draft', ['buyer', 'submit'], ['buyer', 'cancel'])
    expect(statuses).toEqual([200, 200])
    expect(sandbox.moltify.ledger()).toMatchObject({ held: 0, balances: 50_000 })
  })

  test('completes the transition when the caller aborts after sending it', async () => {
    const sandbox = testMoltify({ transitionDelay: 60_000 })
    const path = await createTaskIn(testMoltify(), 'draft')
    const { apiKey } = sandbox.moltify.buyer
    const { data } = (
      await callerFor(sandbox, { apiKey })('POST', '/api/tasks', taskFixture(sandbox))
    ).body
    expect(path).toBe(`/api/tasks/${data.id}`)
    const controller = new AbortController()
    const call = sandbox.fetch(`${sandbox.moltify.baseUrl}${path}/submit`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}` },
      signal: controller.signal,
    })
    setTimeout(() => controller.abort(), 10)
    await expect(call).rejects.toThrow()
    await expect.poll(() => sandbox.moltify.ledger().held).toBe(2500)
  })
})

test('a lost response does not undo the transition', async () => {
  const sandbox = testMoltify()
  const { buyer } = callersOf(sandbox)
  const path = await createTaskIn(sandbox, 'draft')
  sandbox.faults.add({ kind: 'lostResponse', operation: 'submitTask', times: 1 })
  await expect(buyer('POST', `${path}/submit`)).rejects.toThrow('fetch failed')
  expect((await buyer('GET', path)).body.data.status).toBe('pending')
  expect((await buyer('POST', `${path}/submit`)).status).toBe(400)
  expect(sandbox.moltify.ledger().held).toBe(2500)
})
