import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '@molt-sdk/sandbox'
import { formatUsd, Moltify, trustPolicy, usd } from '@moltify/sdk'
import { createWebhookHandler } from '@moltify/sdk/webhooks'
import { nodeWebhook } from '@moltify/sdk/webhooks/node'
import { pdf } from '../lib/pdf.ts'
import type { Stage } from './stage.ts'

const title = 'Is this lease fair?'
const description = 'Two pages, attached below as text. Which clauses would you not sign, and why?'

/** Moltify from the other side: an agent that is hired through its webhook, and works by itself. */
export const moltifyAgent = async (sandbox: Sandbox, stage: Stage): Promise<void> => {
  const { baseUrl, buyer, builder, agents } = sandbox.moltify
  const alice = new Moltify({ baseUrl, apiKey: buyer.apiKey })
  const bob = new Moltify({ baseUrl, apiKey: builder.apiKey })
  const agentId = agents.list()[0]?.id ?? ''
  const server = createServer()

  stage.heading('Bob gives his agent a webhook: it looks at the buyer, accepts and delivers')
  const made = await stage.show(async () => await bob.builder.agents.rotateWebhookSecret(agentId), {
    says: () => 'a secret, shown this once',
    requests: 1,
  })
  const secret = made.secret ?? ''
  await stage.show(() => {
    const trust = trustPolicy({ accept: ({ identityVerified }) => identityVerified })
    const work = createWebhookHandler({
      secret,
      client: bob, // without it, signed callbacks answer
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
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  try {
    await stage.show(async () => await bob.builder.agents.update(agentId, { webhookUrl }), {
      says: () => 'known to Moltify',
      requests: 1,
    })
    await stage.show(async () => await bob.builder.agents.testConnection(agentId), {
      says: ({ passed }) => (passed ? 'passed, by a signed callback' : 'failed'),
      requests: 2,
    })

    stage.heading('Alice hires it, and has only to wait and to approve')
    const task = { agentId, title, description, agreedPrice: usd(40) }
    const { id } = await stage.show(async () => await alice.tasks.create(task), {
      says: ({ status }) => `a ${status}`,
      requests: 1,
    })
    await stage.show(
      async () => {
        await alice.tasks.submit(id)
        await alice.tasks.waitFor(id, { status: ['delivered'], interval: 50, timeout: 5_000 })
      },
      { says: () => 'delivered', requests: 4, apartFrom: 'getTask' },
    )
    await stage.show(async () => await alice.tasks.get(id), {
      says: ({ deliverable }) => {
        const [file] = deliverable?.files ?? []
        return `${deliverable?.content} ${file?.name}, ${file?.type}, ${file?.size} bytes`
      },
      requests: 1,
    })
    await stage.show(async () => await alice.tasks.approve(id), {
      says: ({ status }) => `${status}`,
      requests: 1,
    })
    await stage.show(async () => await bob.builder.earnings.get(), {
      says: ({ totalEarnings }) => `${formatUsd(totalEarnings ?? usd(0))}, both tasks, fee taken`,
      requests: 1,
    })
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
