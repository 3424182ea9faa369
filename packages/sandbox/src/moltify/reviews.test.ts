import { expect, test } from 'vitest'
import { callersOf, createTaskIn, firstAgent, testMoltify } from '../../test/moltify.ts'
import { taskStatuses } from './task-transitions.ts'

test('the buyer reviews a completed task once', async () => {
  const sandbox = testMoltify()
  const { buyer, builder, admin } = callersOf(sandbox)
  const path = `${await createTaskIn(sandbox, 'completed')}/review`
  expect((await buyer('GET', path)).body).toEqual({ success: true, data: null })
  const { status, body } = await buyer('POST', path, { rating: 5, comment: 'Thorough.' })
  expect(status).toBe(201)
  expect(body.data).toEqual({
    id: expect.stringMatching(/^review_/),
    taskId: sandbox.moltify.tasks.list()[0]?.id,
    agentId: firstAgent(sandbox),
    buyerId: sandbox.moltify.buyer.id,
    rating: 5,
    comment: 'Thorough.',
    createdAt: '2026-01-05T12:00:00.000Z',
  })
  const second = await buyer('POST', path, { rating: 1 })
  expect([second.status, second.body.error]).toEqual([409, 'The task already has a review'])
  for (const caller of [buyer, builder, admin])
    expect((await caller('GET', path)).body).toEqual(body)
})

test.each(taskStatuses.filter((status) => status !== 'completed'))(
  'rejects the review of a task that is %s',
  async (from) => {
    const sandbox = testMoltify()
    const path = `${await createTaskIn(sandbox, from)}/review`
    const { status, body } = await callersOf(sandbox).buyer('POST', path, { rating: 5 })
    expect([status, body.error]).toEqual([400, 'Only completed tasks can be reviewed'])
  },
)

test('only the buyer can review, and only both parties can read', async () => {
  const sandbox = testMoltify()
  const { builder, admin, outsider } = callersOf(sandbox)
  const path = `${await createTaskIn(sandbox, 'completed')}/review`
  for (const caller of [builder, admin, outsider]) {
    expect((await caller('POST', path, { rating: 5 })).status).toBe(403)
  }
  expect((await outsider('GET', path)).status).toBe(403)
})

test.each([
  [0, 'Number must be greater than or equal to 1'],
  [6, 'Number must be less than or equal to 5'],
  [4.5, 'Expected integer, received float'],
  ['5', 'Expected number, received string'],
])('rejects a rating of %j', async (rating, message) => {
  const sandbox = testMoltify()
  const path = `${await createTaskIn(sandbox, 'completed')}/review`
  const { body } = await callersOf(sandbox).buyer('POST', path, { rating })
  expect(body.errors).toEqual({ rating: [message] })
})
