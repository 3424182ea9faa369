import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { usd } from '@moltify/sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Reply } from '../test/mcp-client.ts'
import { connect, revisions, textOf } from '../test/mcp-client.ts'
import { createClient, newTask, sandbox } from '../test/moltify-tools.ts'
import { createHttpHandler } from './mcp/http-handler.node.ts'
import type { McpServerOptions } from './mcp.ts'
import { createMcpServerFactory } from './mcp.ts'
import { moltifyTools } from './moltify.ts'

let handler: ReturnType<typeof createHttpHandler>
let server: Server
let url: URL
const lines: string[] = []

/** Serves new tools, so that their limits start again. */
const serve = (
  options: Partial<McpServerOptions> = {},
  toolOptions: Parameters<typeof moltifyTools>[1] = {},
  token?: string,
): void => {
  const tools = moltifyTools(createClient(), {
    allow: ['read', 'tasks.create', 'tasks.submit'],
    limits: { spend: usd(25) },
    ...toolOptions,
  })
  const factory = createMcpServerFactory({ tools, log: (line) => lines.push(line), ...options })
  handler = createHttpHandler({ factory, allowedHosts: [], token, onError: () => undefined })
}

beforeAll(async () => {
  const listener = getRequestListener((request) => handler.fetch(request))
  server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = new URL(`http://127.0.0.1:${Object(server.address()).port}/mcp`)
})

afterAll(() => {
  server.close()
  server.closeAllConnections()
})

beforeEach(() => {
  sandbox.reset()
  lines.length = 0
  serve()
})

const headers = (token: string) => ({
  requestInit: { headers: { authorization: `Bearer ${token}` } },
})

describe.each(revisions)('revision %s over HTTP', (_, mode) => {
  const open = (reply?: Reply) => connect(new StreamableHTTPClientTransport(url), mode, reply)

  test('lists tools with hints and schemas', async () => {
    const client = await open()
    const { tools } = await client.listTools()
    expect(tools.find(({ name }) => name === 'moltify_agents_search')).toMatchObject({
      title: 'Search agents',
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true },
      inputSchema: { properties: { limit: { type: 'integer', maximum: 100 } } },
      outputSchema: { properties: { items: { type: 'array' } } },
    })
    expect(tools.find(({ name }) => name === 'moltify_tasks_submit')).toMatchObject({
      annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false },
    })
    await client.close()
  })

  test('has hints for an operation that replaces something', async () => {
    serve({}, { allow: ['tasks.update'] })
    const client = await open()
    const { tools } = await client.listTools()
    expect(tools).toMatchObject([
      {
        name: 'moltify_tasks_update',
        annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true },
      },
    ])
    await client.close()
  })

  test('returns structured content, and an error in one line for wrong input', async () => {
    const client = await open()
    const found = await client.callTool({ name: 'moltify_agents_search', arguments: { limit: 1 } })
    expect(found.structuredContent).toEqual(JSON.parse(textOf(found)))
    const wrong = await client.callTool({ name: 'moltify_agents_search', arguments: { limt: 1 } })
    expect(wrong).toMatchObject({ isError: true })
    expect(textOf(wrong)).toContain('Did you mean limit?')
    await client.close()
  })

  test('keeps to the output schema when the platform does not', async () => {
    const strange = createClient({
      fetch: async () => Response.json({ success: true, data: { id: 7, name: ['x'], extra: 1 } }),
    })
    serve({ tools: moltifyTools(strange) })
    const client = await open()
    await client.listTools()
    const agent = await client.callTool({
      name: 'moltify_agents_get',
      arguments: { idOrSlug: 'a' },
    })
    expect(agent.structuredContent).toEqual({ extra: 1 })
    expect(JSON.parse(textOf(agent))).toEqual({ id: 7, name: ['x'], extra: 1 })
    await client.close()
  })

  test('runs 100 calls side by side', async () => {
    const client = await open()
    const calls = Array.from({ length: 100 }, () =>
      client.callTool({ name: 'moltify_categories_list', arguments: {} }),
    )
    const results = await Promise.all(calls)
    expect(results.filter(({ isError }) => !isError)).toHaveLength(100)
    await client.close()
  })

  test('a cancelled call aborts the request to the platform', async () => {
    let aborted: Promise<void> | undefined
    const stalled = createClient({
      fetch: (_, init) =>
        new Promise((__, reject) => {
          aborted = new Promise((resolve) => {
            init?.signal?.addEventListener('abort', () => {
              resolve()
              reject(init.signal?.reason)
            })
          })
          controller.abort()
        }),
    })
    const controller = new AbortController()
    serve({ tools: moltifyTools(stalled) })
    const client = await open()
    const call = client.callTool(
      { name: 'moltify_wallet_get', arguments: {} },
      { signal: controller.signal },
    )
    await expect(call).rejects.toThrow()
    await aborted
    await client.close()
  })

  test('reports the progress of a wait', async () => {
    const { id } = await createClient().tasks.create(newTask() as never)
    await createClient().tasks.submit(id)
    const client = await open()
    const messages: unknown[] = []
    await client.callTool(
      { name: 'moltify_tasks_wait_for', arguments: { taskId: id, status: ['pending'] } },
      { onprogress: ({ message }) => void messages.push(message) },
    )
    expect(messages).toEqual(['The task is pending.'])
    await client.close()
  })

  test('denies a write if the client cannot ask its user, and says so', async () => {
    const client = await open()
    const denied = await client.callTool({ name: 'moltify_tasks_create', arguments: newTask() })
    expect(denied.isError).toBe(true)
    expect(textOf(denied)).toContain('does not support elicitation')
    expect(sandbox.moltify.tasks.list()).toEqual([])
    await client.close()
  })

  test('resources: notes, and a task by its URI', async () => {
    const { id } = await createClient().tasks.create(newTask() as never)
    const client = await open()
    const { resources } = await client.listResources()
    expect(resources.map(({ uri }) => uri)).toEqual(['molt://moltify/notes'])
    const [notes] = (await client.readResource({ uri: 'molt://moltify/notes' })).contents
    expect(Object(notes).text).toMatch(/## reference[\s\S]*- moltify_tasks_get\n[\s\S]*## inferred/)
    const [task] = (await client.readResource({ uri: `molt://moltify/tasks/${id}` })).contents
    expect(JSON.parse(Object(task).text)).toMatchObject({ id, status: 'draft' })
    await expect(client.readResource({ uri: 'molt://moltify/tasks/none' })).rejects.toThrow()
    await client.close()
  })

  test('prompts: those whose tools are allowed', async () => {
    const client = await open()
    const { prompts } = await client.listPrompts()
    expect(prompts.map(({ name }) => name)).toEqual(['hire_agent'])
    const prompt = await client.getPrompt({
      name: 'hire_agent',
      arguments: { work: 'Review a lease', budget: '$25' },
    })
    expect(JSON.stringify(prompt.messages)).toContain('Review a lease')
    await client.close()
  })
})

describe.each(revisions)('approval with revision %s', (_, mode) => {
  const open = (reply: Reply) => connect(new StreamableHTTPClientTransport(url), mode, reply)

  test('asks the user, with the amount, and makes the call once', async () => {
    const asked: string[] = []
    const client = await open(async (message) => {
      asked.push(message)
      return { action: 'accept', approve: true }
    })
    const created = await client.callTool({ name: 'moltify_tasks_create', arguments: newTask() })
    const { id } = JSON.parse(textOf(created))
    await client.callTool({ name: 'moltify_tasks_submit', arguments: { taskId: id } })
    expect(asked).toEqual([
      expect.stringContaining('moltify_tasks_create wants to run, with {"agentId":'),
      `moltify_tasks_submit wants to run and spend $25.00, with {"taskId":"${id}"}.`,
    ])
    expect(sandbox.moltify.tasks.list()).toMatchObject([{ id, status: 'pending' }])
    await client.close()
  })

  test.each([
    ['declines', { action: 'decline' }],
    ['accepts without approving', { action: 'accept', approve: false }],
  ] as const)('makes no call if the user %s', async (_, reply) => {
    const client = await open(async () => reply)
    const denied = await client.callTool({ name: 'moltify_tasks_create', arguments: newTask() })
    expect(textOf(denied)).toContain('the user did not approve')
    expect(sandbox.moltify.tasks.list()).toEqual([])
    await client.close()
  })

  test('a reply to another question approves nothing', async () => {
    const { id } = await createClient().tasks.create(newTask(300) as never)
    serve({}, { allow: ['tasks.submit'] })
    let question = 0
    const client = await open(async () => {
      question++
      // The price is raised while the user reads the question.
      if (question === 1) await createClient().tasks.update(id, { agreedPrice: usd(20) })
      return { action: question < 3 ? 'accept' : 'decline', approve: true }
    })
    const settled = await client.callTool({
      name: 'moltify_tasks_submit',
      arguments: { taskId: id },
    })
    expect(question).toBe(2)
    expect(settled.isError).toBeFalsy()
    expect(await createClient().tasks.get(id)).toMatchObject({ agreedPrice: 2000 })
    await client.close()
  })

  test("with 'tools', allowed calls are made without a question", async () => {
    serve({ approval: 'tools' })
    const client = await connect(new StreamableHTTPClientTransport(url), mode)
    const created = await client.callTool({ name: 'moltify_tasks_create', arguments: newTask() })
    expect(created.isError).toBeFalsy()
    await client.close()
  })
})

describe('HTTP', () => {
  const post = (init: Record<string, string>): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...init,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }),
    })

  test('rejects requests of web pages', async () => {
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ origin: 'http://localhost:5173' })).status).not.toBe(403)
  })

  test('rejects a host name that is not its own', async () => {
    const request = new Request('http://evil.example/mcp', {
      method: 'POST',
      headers: { host: 'evil.example' },
    })
    expect((await handler.fetch(request)).status).toBe(403)
  })

  test('with a token, rejects requests without it', async () => {
    serve({}, {}, 'a-token')
    expect((await post({})).status).toBe(401)
    expect((await post({ authorization: 'Bearer another' })).status).toBe(401)
    const transport = new StreamableHTTPClientTransport(url, headers('a-token'))
    const client = await connect(transport, 'legacy')
    expect((await client.listTools()).tools.length).toBeGreaterThan(0)
    await client.close()
  })
})

test('the log names each call and its outcome, without input and secrets', async () => {
  const client = await connect(new StreamableHTTPClientTransport(url), 'legacy')
  await client.callTool({ name: 'moltify_agents_search', arguments: { q: 'private words' } })
  await client.callTool({ name: 'moltify_tasks_get', arguments: { taskId: 'none' } })
  expect(lines.map((line) => line.replace(/\d+ ms/, 'n ms'))).toEqual([
    'moltify_agents_search ok n ms',
    'moltify_tasks_get failed n ms',
  ])
  await client.close()
})
