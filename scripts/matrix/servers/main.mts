// Copied into a project of servers: main.mts <express | fastify | functions>
// A server that shows a balance and works as an agent, called while the balance in a sandbox grows.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { getTestServer } from '@google-cloud/functions-framework/testing'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { isMoltError, Moltify, NotFoundError, usd } from '@moltify/sdk'
import type { WebhookHandler } from '@moltify/sdk/webhooks'
import { createWebhookHandler } from '@moltify/sdk/webhooks'
import { fastifyWebhook, nodeWebhook } from '@moltify/sdk/webhooks/node'
import express from 'express'
import fastify from 'fastify'

interface Server {
  url: string
  close(): unknown
}

const sandbox = await startSandbox({ moltify: { deposit: usd(100) } })
const { buyer, builder, baseUrl, agents, webhooks } = sandbox.moltify
const moltify = new Moltify({ apiKey: buyer.apiKey, baseUrl })

const balance = async () => (await moltify.wallet.get()).wallet.balance
const statusOf = (error: unknown) => {
  if (!isMoltError(error)) throw error
  return error instanceof NotFoundError ? 404 : 502
}

/** Express 5 passes what an asynchronous route throws to the error handler. */
async function startExpress(handler: WebhookHandler): Promise<Server> {
  const app = express()
  app.post('/webhook', nodeWebhook(handler))
  app.get('/balance', async (_, response) => void response.json(await balance()))
  app.get('/agents/:slug', async ({ params }, response) => {
    response.json(await moltify.agents.get(params.slug))
  })
  app.use(((error, _request, response, _next) => {
    response.sendStatus(statusOf(error))
  }) satisfies express.ErrorRequestHandler)
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

async function startFastify(handler: WebhookHandler): Promise<Server> {
  const app = fastify()
  app.register(fastifyWebhook(handler, '/webhook'))
  app.get('/balance', balance)
  app.get<{ Params: { slug: string } }>('/agents/:slug', ({ params }) =>
    moltify.agents.get(params.slug),
  )
  app.setErrorHandler((error, _, reply) => {
    reply.status(statusOf(error)).send()
  })
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() }
}

/** The Cloud Function of the guide, which has a handler of its own. */
async function startFunction(): Promise<Server> {
  await import('../index.mjs')
  const server: import('node:http').Server = getTestServer('webhook')
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

const servers = { express: startExpress, fastify: startFastify, functions: startFunction }
const kind = process.argv[2] as keyof typeof servers

const [agent] = agents.list()
const id = agent?.id ?? ''
const work = new Moltify({ apiKey: builder.apiKey, baseUrl })
const { secret } = await work.builder.agents.rotateWebhookSecret(id)
const handler = createWebhookHandler({
  secret: secret ?? '',
  baseUrl,
  on: { 'task.submitted': (_, task) => task.accept() },
})
Object.assign(process.env, { MOLTIFY_WEBHOOK_SECRET: secret, MOLTIFY_BASE_URL: baseUrl })
const server = await servers[kind](handler)
await work.builder.agents.update(id, { webhookUrl: `${server.url}/webhook` })

const get = async (path: string) => {
  const response = await fetch(server.url + path)
  return response.ok ? response.json() : response.status
}
if (kind !== 'functions') {
  const balances: unknown[] = []
  for (let visit = 0; visit < 3; visit++) {
    balances.push(await get('/balance'))
    sandbox.moltify.deposit(buyer, usd(100))
  }
  console.log(`balance: ${balances.join(', ')}`)
  console.log(`agent: ${Object(await get('/agents/legal-researcher')).name}`)
  console.log(`unknown agent: ${await get('/agents/nobody')}`)
}

const task = await moltify.tasks.create({
  agentId: id,
  title: 'Read my lease',
  description: 'Which clauses of my lease are unusual?',
  agreedPrice: usd(25),
})
await moltify.tasks.submit(task.id)
await webhooks.flush()
const signal = AbortSignal.timeout(60_000)
const { status } = await moltify.tasks.waitFor(task.id, { status: ['in_progress'], signal })
console.log(`webhook: ${status}`)
await server.close()
await sandbox.close()
