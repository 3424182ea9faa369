import { join } from 'node:path'
import type { RunningSandbox, ServerOptions } from '@molt-sdk/sandbox/node'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { Moltify } from '@moltify/sdk'
import type { LambdaEvent } from '@moltify/sdk/webhooks/lambda'
import type { APIGatewayProxyEventV2, LambdaFunctionURLEvent } from 'aws-lambda'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { environmentOf, hire } from '../lib/hire.ts'
import { inNext } from '../test/in-next.ts'
import { runExample } from '../test/run-example.ts'
import { startProgram } from '../test/start-program.ts'

type Send = NonNullable<ServerOptions['webhookFetch']>

const publicUrl = 'https://agent.example/webhook'

const start = async (options: ServerOptions = {}): Promise<RunningSandbox> => {
  const sandbox = await startSandbox(options)
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** A sandbox whose webhooks go to a function, with the agent's environment in this process. */
const startTowards = async (send: Send): Promise<RunningSandbox> => {
  const sandbox = await start({ webhookFetch: send })
  for (const [name, value] of Object.entries(environmentOf(sandbox))) vi.stubEnv(name, value)
  // What the hosts make of the environment is theirs to keep; each test has its own.
  vi.resetModules()
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  return sandbox
}

/** Hires the agent: it must look at the buyer, accept and deliver, each once. */
const expectWork = async (sandbox: RunningSandbox, url: string): Promise<void> => {
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
  const [sent, ...others] = await sandbox.moltify.webhooks.flush()
  expect([sent?.status, sent?.attempts.length, others]).toEqual(['delivered', 1, []])
}

test('as a server on Node, on a port', async () => {
  const sandbox = await start()
  const env = { ...environmentOf(sandbox), PORT: '0' }
  const { says, stop } = await startProgram('agent/node-server.ts', env)
  onTestFinished(stop)
  const [, port] = /^The agent listens on port (\d+)\.$/.exec(says) ?? []
  await expectWork(sandbox, `http://127.0.0.1:${port}/webhook`)
})

test('in a sandbox that it brings', async () => {
  const { code, stdout, stderr } = await runExample('agent/try.ts')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^delivered: One clause is not fair\.\nreport\.pdf, \d+ bytes\n$/m)
})

test('as a Cloudflare Worker, bundled, in workerd', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['@molt-sdk/source', 'workerd', 'worker'],
    write: false,
  })
  const sandbox = await start()
  const miniflare = new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? '',
    compatibilityDate: '2026-01-01',
    bindings: environmentOf(sandbox),
  })
  onTestFinished(() => miniflare.dispose())
  await expectWork(sandbox, new URL('webhook', await miniflare.ready).href)
})

test('as a route of Next.js, which leaves the work to `after`', async () => {
  const waitUntil = vi.fn<(work: Promise<unknown>) => void>()
  const sandbox = await startTowards(async (url, init) => {
    const { POST } = await import('./next-route.ts')
    return inNext(POST, new Request(url, init), waitUntil)
  })
  await expectWork(sandbox, publicUrl)
  expect(waitUntil.mock.calls).toEqual([[expect.any(Promise)]])
})

type ToEvent = (request: Request) => Promise<LambdaEvent>

/** What API Gateway (2.0) makes of a request. */
const gatewayEvent: ToEvent = async (request): Promise<Partial<APIGatewayProxyEventV2>> => ({
  version: '2.0',
  rawPath: '/webhook',
  requestContext: { http: { method: request.method } } as APIGatewayProxyEventV2['requestContext'],
  headers: Object.fromEntries(request.headers),
  body: await request.text(),
  isBase64Encoded: false,
})

/** What a function URL makes of it where it takes the body for binary. */
const functionUrlEvent: ToEvent = async (request): Promise<Partial<LambdaFunctionURLEvent>> => {
  const { body, ...event } = await gatewayEvent(request)
  const encoded = Buffer.from(body ?? '').toString('base64')
  return { ...event, body: encoded, isBase64Encoded: true } as Partial<LambdaFunctionURLEvent>
}

/** Lambda, with what stands before it. */
const lambda =
  (toEvent: ToEvent): Send =>
  async (url, init) => {
    const { handler } = await import('./lambda.ts')
    const { statusCode, headers, body } = await handler(await toEvent(new Request(url, init)))
    return new Response(body, { status: statusCode, headers })
  }

describe.for([
  ['API Gateway', gatewayEvent],
  ['a function URL, in Base64', functionUrlEvent],
] as const)('on AWS Lambda, behind %s', ([, toEvent]) => {
  test('the work is done when it answers', async () => {
    const send = lambda(toEvent)
    const done: unknown[] = []
    const sandbox = await startTowards(async (...sent) => {
      const answer = await send(...sent)
      done.push(...sandbox.moltify.tasks.list().map(({ status }) => status))
      return answer
    })
    await expectWork(sandbox, publicUrl)
    expect(done).toEqual(['delivered'])
  })
})

test('a buyer with a bad name is turned away, and gets everything back', async () => {
  const sandbox = await startTowards(lambda(gatewayEvent))
  const trickster = sandbox.moltify.accounts.create({ chargebacks: 2 })
  sandbox.moltify.deposit(trickster, 5000)
  expect((await hire(sandbox, publicUrl, trickster)).status).toBe('cancelled')
  expect(sandbox.moltify.ledger()).toMatchObject({ held: 0, paidOut: 0 })
})

test('a buyer who wants more gets it', async () => {
  const sandbox = await startTowards(lambda(gatewayEvent))
  const { id } = await hire(sandbox, publicUrl)
  const { baseUrl, buyer, tasks } = sandbox.moltify
  await new Moltify({ baseUrl, apiKey: buyer.apiKey }).tasks.requestRevision(id, 'And clause 8?')
  await sandbox.moltify.webhooks.flush()
  expect(tasks.list().map(({ status }) => status)).toEqual(['delivered'])
  expect(await tasks.files(id)[0]?.text()).toContain('(You asked: And clause 8?)')
})
