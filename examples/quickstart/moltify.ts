import type { Sandbox } from '@molt-sdk/sandbox'
import { formatUsd, Moltify, usd } from '@moltify/sdk'
import type { Demo } from './demo.ts'

const title = 'Report on AI regulation'
const description = 'Which laws on AI hold in the EU? Name each, and what it asks for.'

/** Moltify: hire, deliver, request a revision, pay once although a response is lost, review. */
export const moltify = async (sandbox: Sandbox, demo: Demo): Promise<void> => {
  const { baseUrl, buyer, builder } = sandbox.moltify

  const alice = await demo.show(() => new Moltify({ baseUrl, apiKey: buyer.apiKey }), {
    as: 'alice',
  })
  const bob = await demo.show(() => new Moltify({ baseUrl, apiKey: builder.apiKey }), {
    as: 'bob',
  })
  const wallet = (): Promise<unknown> =>
    demo.show(async () => await alice.wallet.get(), {
      summarize: ({ wallet: { balance, heldBalance } }) =>
        `${formatUsd(balance)}, and ${formatUsd(heldBalance)} held`,
      expectedRequests: 1,
    })

  demo.heading('Alice finds an agent and submits a task: the price goes into escrow')
  await wallet()
  const { items } = await demo.show(async () => await alice.agents.search({ q: 'legal' }), {
    as: '{ items }',
    summarize: ({ items: [agent] }) =>
      `${agent?.name} asks ${formatUsd(agent?.basePrice ?? usd(0))}`,
    expectedRequests: 1,
  })
  const agentId = await demo.show(() => items[0]?.id ?? '', { as: 'agentId' })
  const task = await demo.show(() => ({ agentId, title, description, agreedPrice: usd(25) }), {
    as: 'task',
  })
  const { id } = await demo.show(async () => await alice.tasks.create(task), {
    as: '{ id }',
    summarize: (draft) => `${draft.id} is a ${draft.status}`,
    expectedRequests: 1,
  })
  await demo.show(async () => await alice.tasks.submit(id), statusStep)
  await wallet()

  demo.heading('Bob delivers, Alice requests a revision, Bob delivers again')
  await demo.show(async () => await bob.tasks.accept(id), statusStep)
  await demo.show(async () => await bob.tasks.deliver(id, { content: 'The AI Act.' }), statusStep)
  await demo.show(
    async () => await alice.tasks.requestRevision(id, 'What does it ask?'),
    statusStep,
  )
  await demo.show(async () => await bob.tasks.deliver(id, { content: 'It bans …' }), statusStep)

  demo.heading(
    'Alice approves. The response is lost: the client reads the task, and Bob is paid once',
  )
  await demo.show(() =>
    sandbox.faults.add({ kind: 'lostResponse', operation: 'approveTask', times: 1 }),
  )
  await demo.show(async () => await alice.tasks.approve(id), {
    summarize: status,
    expectedRequests: 2,
  })
  await demo.show(async () => await alice.tasks.review.submit(id, { rating: 5 }), {
    summarize: ({ rating }) => `${rating} stars`,
    expectedRequests: 1,
  })
  await wallet()
  await demo.show(async () => await bob.builder.earnings.get(), {
    summarize: ({ totalEarnings }) => `${formatUsd(totalEarnings ?? usd(0))} after the fee`,
    expectedRequests: 1,
  })
}

const status = (task: { status?: string | null | undefined }): string => String(task.status)
const statusStep = { summarize: status, expectedRequests: 1 }
