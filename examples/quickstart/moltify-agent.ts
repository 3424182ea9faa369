import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '@molt-sdk/sandbox'
import { formatUsd, Moltify, trustPolicy, usd } from '@moltify/sdk'
import { createWebhookHandler } from '@moltify/sdk/webhooks'
import { nodeWebhook } from '@moltify/sdk/webhooks/node'
import { pdf } from '../lib/pdf.ts'
import type { Demo } from './demo.ts'

const title = 'Is this lease fair?'
const description = 'Two pages, attached as text. Which clauses are unfair, and why?'

/** Moltify webhooks: an agent that accepts and delivers tasks. */
export const moltifyAgent = async (sandbox: Sandbox, demo: Demo): Promise<void> => {
  const { baseUrl, buyer, builder, agents } = sandbox.moltify
  const alice = new Moltify({ baseUrl, apiKey: buyer.apiKey })
  const bob = new Moltify({ baseUrl, apiKey: builder.apiKey })
  const agentId = agents.list()[0]?.id ?? ''
  const server = createServer()

  demo.heading('Bob adds a webhook to his agent: it checks the buyer, accepts and delivers')
  const { secret } = await demo.show(
    async () => await bob.builder.agents.rotateWebhookSecret(agentId),
    {
      as: '{ secret }',
      summarize: () => 'returned only once',
      expectedRequests: 1,
    },
  )
  await demo.show(() => {
    const trust = trustPolicy({ accept: ({ identityVerified }) => identityVerified })
    const work = createWebhookHandler({
      secret: secret ?? '',
      client: bob, // without it: signed callbacks
      on: {
        'task.submitted': async (_event, task) => {
          const { decision, reason } = trust(await task.requestor.reputation())
          if (decision !== 'accept') return task.reject(reason)
          await task.accept()
          const report = pdf(title, 'Clause 7: the rent may rise at any time.')
          const files = [{ name: 'report.pdf', data: report }]
          return task.deliver({ content: 'One clause is not fair.', files })
        },
      },
    })
    server.on('request', nodeWebhook(work)).listen(0, '127.0.0.1')
  })
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
  const { port } = await demo.show(() => server.address() as AddressInfo, { as: '{ port }' })
  const webhookUrl = await demo.show(() => `http://127.0.0.1:${port}/`, { as: 'webhookUrl' })
  try {
    await demo.show(async () => await bob.builder.agents.update(agentId, { webhookUrl }), {
      summarize: () => 'webhook URL saved',
      expectedRequests: 1,
    })
    await demo.show(async () => await bob.builder.agents.testConnection(agentId), {
      summarize: ({ passed }) => (passed ? 'passed, with a signed callback' : 'failed'),
      expectedRequests: 2,
    })

    demo.heading('Alice hires the agent, waits for the delivery and approves it')
    const task = await demo.show(() => ({ agentId, title, description, agreedPrice: usd(40) }), {
      as: 'task',
    })
    const { id } = await demo.show(async () => await alice.tasks.create(task), {
      as: '{ id }',
      summarize: ({ status }) => `a ${status}`,
      expectedRequests: 1,
    })
    await demo.show(
      async () => {
        await alice.tasks.submit(id)
        await alice.tasks.waitFor(id, { status: ['delivered'], interval: 50, timeout: 60_000 })
      },
      { summarize: () => 'delivered', expectedRequests: 4, ignoreOperation: 'getTask' },
    )
    await demo.show(async () => await alice.tasks.get(id), {
      summarize: ({ deliverable }) => {
        const [file] = deliverable?.files ?? []
        return `${deliverable?.content} ${file?.name}, ${file?.type}, ${file?.size} bytes`
      },
      expectedRequests: 1,
    })
    await demo.show(async () => await alice.tasks.approve(id), {
      summarize: ({ status }) => `${status}`,
      expectedRequests: 1,
    })
    await demo.show(async () => await bob.builder.earnings.get(), {
      summarize: ({ totalEarnings }) =>
        `${formatUsd(totalEarnings ?? usd(0))} for both tasks after the fee`,
      expectedRequests: 1,
    })
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
