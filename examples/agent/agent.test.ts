import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningSandbox, ServerOptions } from '@molt-sdk/sandbox/node'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { Moltify } from '@moltify/sdk'
import type { LambdaEvent } from '@moltify/sdk/webhooks/lambda'
import type { APIGatewayProxyEventV2, LambdaFunctionURLEvent } from 'aws-lambda'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { agentEnvironment, hire } from '../lib/hire.ts'
import { callNextRoute } from '../test/call-next-route.ts'
import { runExample } from '../test/run-example.ts'
import { startProgram } from '../test/start-program.ts'

type Send = NonNullable<ServerOptions['webhookFetch']>

const publicUrl = 'https://agent.example/webhook'

const start = async (options: ServerOptions = {}): Promise<RunningSandbox> => {
  const sandbox = await startSandbox(options)
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** Starts a sandbox that sends webhooks to a function, and sets the agent's environment variables. */
const startWithWebhooks = async (send: Send): Promise<RunningSandbox> => {
  const sandbox = await start({ webhookFetch: send })
  for (const [name, value] of Object.entries(agentEnvironment(sandbox))) vi.stubEnv(name, value)
  // The adapters read the environment on import; each test imports them again.
  vi.resetModules()
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  return sandbox
}

/** Hires the agent, which must check the buyer, accept and deliver, each once. */
const expectDelivery = async (sandbox: RunningSandbox, url: string): Promise<void> => {
  const { id, status, deliverable } = await hire(sandbox, url)
  expect([status, deliverable?.content]).toEqual(['delivered', 'One clause is not fair.'])
  const [file] = sandbox.moltify.tasks.files(id)
  expect([file?.name, file?.type]).toEqual(['report.pdf', 'application/pdf'])
  expect(await file?.text()).toMatch(/^%PDF-1\.4\n.*\(Is this lease fair\?\).*%%EOF\n$/s)
  const calls = sandbox.log().map(({ operation }) => operation)
  expect(calls.filter((name) => name !== 'getTask')).toEqual([
    'updateBuilderAgent',
    'createTask',
    'submitTask',
    'getRequestorReputation',
    'acceptAgentTask',
    'deliverAgentTask',
  ])
  const [webhook, ...others] = await sandbox.moltify.webhooks.flush()
  expect([webhook?.status, webhook?.attempts.length, others]).toEqual(['delivered', 1, []])
}

test('works as a Node server', async () => {
  const sandbox = await start()
  const folder = mkdtempSync(join(tmpdir(), 'molt-agent-'))
  const WORK_FILE = join(folder, 'work.db')
  const env = { ...agentEnvironment(sandbox), PORT: '0', WORK_FILE }
  const { firstLine, stop } = await startProgram('agent/node-server.ts', env)
  onTestFinished(async () => {
    await stop()
    rmSync(folder, { recursive: true })
  })
  const [, port] = /^Listening on port (\d+)\.$/.exec(firstLine) ?? []
  await expectDelivery(sandbox, `http://127.0.0.1:${port}/webhook`)
})

test('run-in-sandbox hires the agent in its own sandbox', async () => {
  const { code, stdout, stderr } = await runExample('agent/run-in-sandbox.ts')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^delivered: One clause is not fair\.\nreport\.pdf, \d+ bytes\n$/m)
})

/** Bundles a Worker's module. */
const bundleWorker = async (file: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, file)],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['@molt-sdk/source', 'workerd', 'worker'],
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

test('works as a bundled Cloudflare Worker in workerd', async () => {
  const sandbox = await start()
  const miniflare = new Miniflare({
    modules: true,
    script: await bundleWorker('worker.ts'),
    compatibilityDate: '2026-01-01',
    bindings: agentEnvironment(sandbox),
  })
  onTestFinished(() => miniflare.dispose())
  await expectDelivery(sandbox, new URL('webhook', await miniflare.ready).href)
})

test('works as a Cloudflare Worker with a queue, which repeats a job that fails', async () => {
  const sandbox = await start()
  const miniflare = new Miniflare({
    modules: true,
    script: await bundleWorker('cloudflare-queue.ts'),
    compatibilityDate: '2026-01-01',
    bindings: agentEnvironment(sandbox),
    queueProducers: { JOBS: 'jobs' },
    queueConsumers: { jobs: { maxBatchSize: 1, maxBatchTimeout: 0, maxRetries: 5 } },
  })
  onTestFinished(() => miniflare.dispose())
  const url = new URL('webhook', await miniflare.ready).href
  sandbox.faults.add({ kind: 'status', operation: 'deliverAgentTask', status: 500, times: 1 })
  expect((await hire(sandbox, url)).status).toBe('delivered')
  const calls = sandbox.log().map(({ operation, status }) => `${operation} ${status}`)
  const replies = calls.filter((call) => /^(accept|deliver)/.test(call))
  expect(replies).toEqual([
    'acceptAgentTask 200',
    'deliverAgentTask 500',
    // The second run finds out that the task is accepted.
    'acceptAgentTask 400',
    'deliverAgentTask 200',
  ])
})

test('works as a Next.js route that passes the work to `after`', async () => {
  const waitUntil = vi.fn<(work: Promise<unknown>) => void>()
  const sandbox = await startWithWebhooks(async (url, init) => {
    const { POST } = await import('./next-route.ts')
    return callNextRoute(POST, new Request(url, init), waitUntil)
  })
  await expectDelivery(sandbox, publicUrl)
  expect(waitUntil.mock.calls).toEqual([[expect.any(Promise)]])
})

type ToEvent = (request: Request) => Promise<LambdaEvent>

/** The event of API Gateway (payload format 2.0) for a request. */
const gatewayEvent: ToEvent = async (request): Promise<Partial<APIGatewayProxyEventV2>> => ({
  version: '2.0',
  rawPath: '/webhook',
  requestContext: { http: { method: request.method } } as APIGatewayProxyEventV2['requestContext'],
  headers: Object.fromEntries(request.headers),
  body: await request.text(),
  isBase64Encoded: false,
})

/** The event of a function URL with a Base64 body. */
const functionUrlEvent: ToEvent = async (request): Promise<Partial<LambdaFunctionURLEvent>> => {
  const { body, ...event } = await gatewayEvent(request)
  const encoded = Buffer.from(body ?? '').toString('base64')
  return { ...event, body: encoded, isBase64Encoded: true } as Partial<LambdaFunctionURLEvent>
}

/** Calls the Lambda handler with the event of a request. */
const lambda =
  (toEvent: ToEvent): Send =>
  async (url, init) => {
    const { handler } = await import('./lambda.ts')
    const { statusCode, headers, body } = await handler(await toEvent(new Request(url, init)))
    return new Response(body, { status: statusCode, headers })
  }

describe.for([
  ['API Gateway', gatewayEvent],
  ['a function URL with a Base64 body', functionUrlEvent],
] as const)('on AWS Lambda behind %s', ([, toEvent]) => {
  test('responds after the work is done', async () => {
    const send = lambda(toEvent)
    const statuses: unknown[] = []
    const sandbox = await startWithWebhooks(async (...request) => {
      const response = await send(...request)
      statuses.push(...sandbox.moltify.tasks.list().map(({ status }) => status))
      return response
    })
    await expectDelivery(sandbox, publicUrl)
    expect(statuses).toEqual(['delivered'])
  })
})

test('rejects a buyer with chargebacks, who gets a full refund', async () => {
  const sandbox = await startWithWebhooks(lambda(gatewayEvent))
  const untrustedBuyer = sandbox.moltify.accounts.create({ chargebacks: 2 })
  sandbox.moltify.deposit(untrustedBuyer, 5000)
  expect((await hire(sandbox, publicUrl, untrustedBuyer)).status).toBe('cancelled')
  expect(sandbox.moltify.ledger()).toMatchObject({ held: 0, paidOut: 0 })
})

test('delivers again when the buyer requests a revision', async () => {
  const sandbox = await startWithWebhooks(lambda(gatewayEvent))
  const { id } = await hire(sandbox, publicUrl)
  const { baseUrl, buyer, tasks } = sandbox.moltify
  await new Moltify({ baseUrl, apiKey: buyer.apiKey }).tasks.requestRevision(id, 'And clause 8?')
  await sandbox.moltify.webhooks.flush()
  expect(tasks.list().map(({ status }) => status)).toEqual(['delivered'])
  expect(await tasks.files(id)[0]?.text()).toContain('(You asked: And clause 8?)')
})
