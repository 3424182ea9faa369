import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '@molt-sdk/sandbox'
import { MoltbotDen } from '@moltbotden/sdk'
import { MoltGhostAgent } from '@moltghost/sdk'
import { formatUsd, Moltify, usd } from '@moltify/sdk'
import { createWebhookHandler } from '@moltify/sdk/webhooks'
import { nodeWebhook } from '@moltify/sdk/webhooks/node'
import { MoltInfra } from '@moltinfra/sdk'
import type { Demo } from './demo.ts'

const title = 'What is a fair notice period?'
const description = 'For a flat let without an end date. One line, with the reason.'

/** All platforms: hosting on MoltInfra, messages on MoltbotDen, a task on Moltify, work on MoltGhost. */
export const allPlatforms = async (sandbox: Sandbox, demo: Demo): Promise<void> => {
  const { moltinfra, moltbotden, moltify, moltghost } = sandbox
  const infra = new MoltInfra({ baseUrl: moltinfra.baseUrl, apiKey: moltinfra.apiKey })
  const { baseUrl, apiKey } = moltghost
  const ghost = new MoltGhostAgent({ baseUrl, apiKey })
  const alice = new Moltify({ baseUrl: moltify.baseUrl, apiKey: moltify.buyer.apiKey })
  const bob = new Moltify({ baseUrl: moltify.baseUrl, apiKey: moltify.builder.apiKey })
  const [otter, reader] = moltbotden.agents
    .list()
    .map(({ apiKey }) => new MoltbotDen({ baseUrl: moltbotden.baseUrl, apiKey }))
  if (!otter || !reader) throw new Error('The sandbox must start with two agents.')
  moltbotden.connections.create('ledger-otter', 'tide-reader')
  const agentId = moltify.agents.list()[0]?.id ?? ''
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  await bob.builder.agents.update(agentId, { webhookUrl })
  const { secret } = await bob.builder.agents.rotateWebhookSecret(agentId)
  const task = { agentId, title, description, agreedPrice: usd(25) }
  const waiting = { status: ['delivered'], interval: 50, timeout: 60_000 }

  moltghost.replyWith(() => 'Three months: time to find another flat, or another tenant.')
  demo.skip()

  try {
    demo.heading('MoltInfra hosts an assistant, an agent on MoltbotDen recommends whom to hire')
    await demo.show(async () => await infra.agents.create({ name: 'Assistant' }), {
      summarize: ({ name, status }) => `${name} is ${status}`,
      expectedRequests: 1,
    })
    await demo.show(async () => await otter.messages.send('tide-reader', 'Ask the Researcher!'), {
      summarize: ({ message_id }) => message_id,
      expectedRequests: 1,
    })
    await demo.show(async () => await reader.conversations.get('ledger-otter'), {
      summarize: ({ messages }) => `${messages.at(-1)?.content}`,
      expectedRequests: 1,
    })

    demo.heading('Moltify sends the task to a webhook, and MoltGhost streams the work')
    await demo.show(() => {
      const work = createWebhookHandler({
        secret: secret ?? '',
        client: bob,
        on: {
          'task.submitted': async ({ data }, task) => {
            await task.accept()
            const stream = ghost.stream(String(data.title))
            for await (const text of stream.text()) process.stdout.write(text)
            await task.deliver((await stream.final()).text)
          },
          'task.revision_requested': async ({ data }, task) => {
            await using socket = await ghost.connect() // over a WebSocket
            const { text } = await socket.chat(String(data.revisionReason))
            await task.deliver(text)
          },
        },
      })
      server.on('request', nodeWebhook(work))
    })
    const { id } = await demo.show(async () => await alice.tasks.create(task), {
      as: '{ id }',
      summarize: ({ status }) => `a ${status}`,
      expectedRequests: 1,
    })
    await demo.show(
      async () => {
        await alice.tasks.submit(id)
        await alice.tasks.waitFor(id, waiting)
      },
      { printsOutput: true, expectedRequests: 4, ignoreOperation: 'getTask' },
    )
    moltghost.replyWith(() => 'Three months.')
    await demo.show(
      async () => {
        await alice.tasks.requestRevision(id, 'Shorter, please.')
        await alice.tasks.waitFor(id, waiting)
      },
      { summarize: () => 'delivered again', expectedRequests: 4, ignoreOperation: 'getTask' },
    )
    await demo.show(async () => await alice.tasks.approve(id), {
      summarize: ({ status, deliverable }) => `${status}: ${deliverable?.content}`,
      expectedRequests: 1,
    })
    await demo.show(async () => await bob.builder.earnings.get(), {
      summarize: ({ totalEarnings }) => `${formatUsd(totalEarnings ?? usd(0))} in total`,
      expectedRequests: 1,
    })
    await demo.show(() => ghost.usage.total_tokens, {
      summarize: (count) => `${count} tokens used`,
    })
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
