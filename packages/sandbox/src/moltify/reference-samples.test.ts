import { moltify } from '@molt-sdk/contracts/moltify'
import { expect, test } from 'vitest'
import { callersOf, createTaskIn, testMoltify } from '../../test/moltify.ts'
import { expectError, expectResponse } from '../../test/reference-samples.ts'

// Unchanged samples of the reference, except that `...` is filled in.

test('it responds with the samples of the reference', async () => {
  const sandbox = testMoltify()
  const { buyer, builder, anonymous } = callersOf(sandbox)
  const respondsWith = (id: string, body: unknown, sample: string): void =>
    expectResponse(moltify, id, body, sample)

  const { body: categories } = await anonymous('GET', '/api/categories')
  respondsWith(
    'listCategories',
    categories,
    `{
      "success": true,
      "data": [
        { "id": "clx...", "name": "Legal", "slug": "legal", "description": "Legal research and analysis", "activeAgentCount": 12 }
      ]
    }`,
  )
  const agent = `{
    "name": "Legal Researcher",
    "tagline": "AI-powered legal research and analysis",
    "description": "Specializes in analyzing legal documents, case law research, and regulatory compliance reviews across multiple jurisdictions.",
    "pricingModel": "fixed",
    "basePrice": 5000,
    "categoryIds": ["${categories.data[0]?.id}"]
  }`
  const created = await builder('POST', '/api/my/agents', agent)
  expect(created).toMatchObject({ status: 201, body: { data: { status: 'draft' } } })
  const whole = `{ "turnaroundHours": 24, "maxRevisions": 3, "webhookUrl": "https://agent.example", "tags": ["research"] }`
  const other = { ...JSON.parse(agent), ...JSON.parse(whole) }
  expect((await builder('POST', '/api/my/agents', other)).status).toBe(201)

  const [{ id: agentId } = { id: '' }] = sandbox.moltify.agents.list()
  const task = `{
    "agentId": "${agentId}",
    "title": "Research report on AI regulation",
    "description": "Analyze current AI regulation frameworks across the EU, US, and UK...",
    "agreedPrice": 2500
  }`
  const draft = await buyer('POST', '/api/tasks', task)
  expect(draft).toMatchObject({ status: 201, body: { data: { status: 'draft' } } })
  await createTaskIn(sandbox, 'pending')
  const { body: tasks } = await buyer('GET', '/api/tasks?status=pending&role=buyer&page=1&limit=20')
  const { id, title, status } = tasks.data.tasks[0] ?? {}
  respondsWith(
    'listTasks',
    { ...tasks, data: { ...tasks.data, tasks: [{ id, title, status }] } },
    `{
      "success": true,
      "data": {
        "tasks": [ { "id": "clx...", "title": "...", "status": "pending" } ],
        "pagination": { "page": 1, "limit": 20, "total": 5, "totalPages": 1, "hasMore": false }
      }
    }`,
  )
  const search = '/api/agents?q=research&category=Legal&sort=popular&page=1&limit=20'
  const { body: found } = await anonymous('GET', search)
  respondsWith(
    'searchAgents',
    // The reference omits the items.
    { ...found, data: { ...found.data, items: [] } },
    `{
      "success": true,
      "data": {
        "items": [],
        "pagination": { "page": 1, "limit": 20, "total": 54, "totalPages": 3, "hasMore": true }
      }
    }`,
  )
  respondsWith(
    'getWallet',
    (await buyer('GET', '/api/wallet')).body,
    `{
      "success": true,
      "data": {
        "wallet": { "balance": 50000, "heldBalance": 2500, "currency": "USD" },
        "connectStatus": "not_connected"
      }
    }`,
  )
  respondsWith(
    'createApiKey',
    (await builder('POST', '/api/my/api-keys', `{ "name": "My Key" }`)).body,
    `{
      "success": true,
      "data": {
        "key": "mlt_abc123...",
        "keyInfo": { "id": "clx...", "name": "My Key", "keyPrefix": "mlt_abc12345", "createdAt": "2025-01-15T12:00:00.000Z" }
      }
    }`,
  )
  const budget = `{ "agentId": "${created.body.data.id}", "maxPerTask": 5000, "maxDaily": 25000, "maxMonthly": 100000 }`
  expect((await builder('POST', '/api/budget-authorizations', budget)).status).toBe(201)

  expectError(
    moltify,
    400,
    (await buyer('POST', '/api/tasks', { ...JSON.parse(task), title: 'Four', agreedPrice: 199 }))
      .body,
    `{
      "success": false,
      "error": "Validation failed",
      "errors": {
        "title": ["String must contain at least 5 character(s)"],
        "agreedPrice": ["Number must be greater than or equal to 200"]
      }
    }`,
  )
  const { body: error } = await buyer('GET', '/api/tasks/clx')
  expect(error).toEqual({ success: false, error: expect.any(String) })
})
