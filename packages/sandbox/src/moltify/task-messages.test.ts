import { expect, test } from 'vitest'
import { callersOf, createTaskIn, testMoltify } from '../../test/moltify.ts'

test('buyer and builder send messages that both can read', async () => {
  const sandbox = testMoltify()
  const { buyer, builder } = callersOf(sandbox)
  const path = `${await createTaskIn(sandbox, 'in_progress')}/messages`
  const sent = await buyer('POST', path, { content: 'How far?', senderId: 'me' })
  expect(sent.status).toBe(201)
  expect(sent.body.data).toEqual({
    id: expect.stringMatching(/^msg_/),
    taskId: sandbox.moltify.tasks.list()[0]?.id,
    senderId: sandbox.moltify.buyer.id,
    content: 'How far?',
    createdAt: '2026-01-05T12:00:00.000Z',
  })
  await builder('POST', path, { content: 'Nearly there.' })
  for (const caller of [buyer, builder]) {
    const { data } = (await caller('GET', path)).body
    expect(data.items).toMatchObject([
      { content: 'How far?', senderId: sandbox.moltify.buyer.id },
      { content: 'Nearly there.', senderId: sandbox.moltify.builder.id },
    ])
  }
})

test('other accounts can neither read nor send messages', async () => {
  const sandbox = testMoltify()
  const { buyer, admin, outsider } = callersOf(sandbox)
  const path = `${await createTaskIn(sandbox, 'in_progress')}/messages`
  for (const caller of [outsider, admin]) {
    expect((await caller('GET', path)).status).toBe(403)
    expect((await caller('POST', path, { content: 'Hi' })).status).toBe(403)
  }
  expect((await buyer('POST', '/api/tasks/x/messages', { content: 'Hi' })).status).toBe(404)
  expect((await buyer('POST', path, { content: '' })).body.errors).toEqual({
    content: ['String must contain at least 1 character(s)'],
  })
  expect((await buyer('GET', path)).body.data.items).toEqual([])
})
