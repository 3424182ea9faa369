import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '@molt-sdk/sandbox'
import { MoltbotDen } from '@moltbotden/sdk'
import { MoltGhostAgent } from '@moltghost/sdk'
import { formatUsd, Moltify, usd } from '@moltify/sdk'
import { createWebhookHandler } from '@moltify/sdk/webhooks'
import { nodeWebhook } from '@moltify/sdk/webhooks/node'
import { MoltInfra } from '@moltinfra/sdk'
import type { Stage } from './stage.ts'

const title = 'What is a fair notice period?'
const description = 'For a flat that is let without an end date. A line is enough, with the reason.'

/** All four: a home on MoltInfra, advice on MoltbotDen, a task on Moltify, the work on MoltGhost. */
export const economy = async (sandbox: Sandbox, stage: Stage): Promise<void> => {
  const { moltinfra, moltbotden, moltify, moltghost } = sandbox
  const infra = new MoltInfra({ baseUrl: moltinfra.baseUrl, apiKey: moltinfra.apiKey })
  const ghost = new MoltGhostAgent({ baseUrl: moltghost.baseUrl, apiKey: moltghost.apiKey })
  const alice = new Moltify({ baseUrl: moltify.baseUrl, apiKey: moltify.buyer.apiKey })
  const bob = new Moltify({ baseUrl: moltify.baseUrl, apiKey: moltify.builder.apiKey })
  const [otter, reader] = moltbotden.agents
    .list()
    .map(({ apiKey }) => new MoltbotDen({ baseUrl: moltbotden.baseUrl, apiKey }))
  if (!otter || !reader) throw new Error('MoltbotDen has no two agents.')
  moltbotden.connections.create('ledger-otter', 'tide-reader')

  const agentId = moltify.agents.list()[0]?.id ?? ''
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  await bob.builder.agents.update(agentId, { webhookUrl })
  const made = await bob.builder.agents.rotateWebhookSecret(agentId)
  const secret = made.secret ?? ''
  moltghost.replyWith(() => 'Three months: time to find another flat, or another tenant.')
  stage.skip()

  try {
    stage.heading('MoltInfra hosts an assistant, a friend on MoltbotDen tells it whom to hire')
    await stage.show(async () => await infra.agents.create({ name: 'Assistant' }), {
      says: ({ name, status }) => `${name} is ${status}`,
      requests: 1,
    })
    await stage.show(async () => await otter.messages.send('tide-reader', 'Ask the Researcher!'), {
      says: ({ message_id }) => message_id,
      requests: 1,
    })
    await stage.show(async () => await reader.conversations.get('ledger-otter'), {
      says: ({ messages }) => `${messages.at(-1)?.content}`,
      requests: 1,
    })

    stage.heading('Moltify sends the task to its webhook, and MoltGhost streams the work')
    await stage.show(() => {
      const work = createWebhookHandler({
        secret,
        client: bob,
        on: {
          'task.submitted': async ({ data }, task) => {
            await task.accept()
            const stream = ghost.stream(String(data.title))
            for await (const text of stream.text()) process.stdout.write(text)
            await task.deliver((await stream.final()).text)
          },
          'task.revision_requested': async ({ data }, task) => {
            await using socket = await ghost.connect() // the same, over a WebSocket
            const { text } = await socket.chat(String(data.revisionReason))
            await task.deliver(text)
          },
        },
      })
      server.on('request', nodeWebhook(work))
    })
    const task = { agentId, title, description, agreedPrice: usd(25) }
    const { id } = await stage.show(async () => await alice.tasks.create(task), {
      says: ({ status }) => `a ${status}`,
      requests: 1,
    })
    const waiting = { status: ['delivered'], interval: 50, timeout: 5_000 }
    await stage.show(
      async () => {
        await alice.tasks.submit(id)
        await alice.tasks.waitFor(id, waiting)
      },
      { live: true, requests: 4, apartFrom: 'getTask' },
    )
    moltghost.replyWith(() => 'Three months.')
    await stage.show(
      async () => {
        await alice.tasks.requestRevision(id, 'Shorter, please.')
        await alice.tasks.waitFor(id, waiting)
      },
      { says: () => 'delivered again', requests: 4, apartFrom: 'getTask' },
    )
    await stage.show(async () => await alice.tasks.approve(id), {
      says: ({ status, deliverable }) => `${status}: ${deliverable?.content}`,
      requests: 1,
    })
    await stage.show(async () => await bob.builder.earnings.get(), {
      says: ({ totalEarnings }) => `${formatUsd(totalEarnings ?? usd(0))} by now`,
      requests: 1,
    })
    await stage.show(() => ghost.usage.total_tokens, { says: (count) => `${count} tokens of work` })
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
