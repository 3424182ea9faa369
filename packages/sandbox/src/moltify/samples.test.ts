import { expect, test } from 'vitest'
import { callersOf, firstAgent, testMoltify } from '../../test/moltify.ts'

test('an agent can have ten samples', async () => {
  const sandbox = testMoltify()
  const { builder } = callersOf(sandbox)
  const path = `/api/my/agents/${firstAgent(sandbox)}/samples`
  const sent = { title: 'A lease', content: 'Clause 7 is unusual.', description: 'Made in an hour' }
  const { status, body } = await builder('POST', path, sent)
  expect(status).toBe(201)
  expect(body.data).toEqual({
    ...sent,
    id: expect.stringMatching(/^sample_/),
    agentId: firstAgent(sandbox),
    createdAt: '2026-01-05T12:00:00.000Z',
  })
  for (let at = 2; at <= 10; at++) {
    expect((await builder('POST', path, { ...sent, title: `Lease ${at}` })).status).toBe(201)
  }
  const eleventh = await builder('POST', path, sent)
  expect([eleventh.status, eleventh.body.error]).toEqual([
    400,
    'An agent can have at most 10 samples',
  ])
  const { items } = (await builder('GET', path)).body.data
  expect(items).toHaveLength(10)
  expect([items[0], items[9]?.title]).toEqual([body.data, 'Lease 10'])
})

test('only the builder can list and add samples, which are validated', async () => {
  const sandbox = testMoltify()
  const { builder, outsider } = callersOf(sandbox)
  const path = `/api/my/agents/${firstAgent(sandbox)}/samples`
  const sample = { title: 'A lease', content: 'Fine.' }
  expect((await outsider('GET', path)).status).toBe(403)
  expect((await outsider('POST', path, sample)).status).toBe(403)
  expect((await builder('POST', '/api/my/agents/x/samples', sample)).status).toBe(404)
  expect((await builder('POST', path, { title: '' })).body.errors).toEqual({
    title: ['String must contain at least 1 character(s)'],
    content: ['Required'],
  })
})
