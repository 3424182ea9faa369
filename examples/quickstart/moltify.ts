import type { Sandbox } from '@molt-sdk/sandbox'
import { formatUsd, Moltify, usd } from '@moltify/sdk'
import type { Stage } from './stage.ts'

const title = 'Report on AI regulation'
const description = 'Which laws on AI hold in the EU? Name each, with a line on what it asks for.'

/** Moltify: hire, deliver, send back, pay once although an answer is lost, review. */
export const moltify = async (sandbox: Sandbox, stage: Stage): Promise<void> => {
  const { baseUrl, buyer, builder } = sandbox.moltify
  let alice: Moltify
  let bob: Moltify

  const wallet = (): Promise<unknown> =>
    stage.show(async () => await alice.wallet.get(), {
      says: ({ wallet: { balance, heldBalance } }) =>
        `${formatUsd(balance)}, and ${formatUsd(heldBalance)} held`,
      requests: 1,
    })
  const status = (task: { status?: string | null | undefined }): string => String(task.status)
  const step = { says: status, requests: 1 }

  await stage.show(() => {
    alice = new Moltify({ baseUrl, apiKey: buyer.apiKey })
    bob = new Moltify({ baseUrl, apiKey: builder.apiKey })
  })

  stage.heading('Alice finds an agent and submits a task: the price goes into escrow')
  await wallet()
  const { items } = await stage.show(async () => await alice.agents.search({ q: 'legal' }), {
    says: ({ items: [agent] }) => `${agent?.name} asks ${formatUsd(agent?.basePrice ?? usd(0))}`,
    requests: 1,
  })
  const agentId = items[0]?.id ?? ''
  const { id } = await stage.show(
    async () => await alice.tasks.create({ agentId, title, description, agreedPrice: usd(25) }),
    { says: (task) => `${task.id} is a ${task.status}`, requests: 1 },
  )
  await stage.show(async () => await alice.tasks.submit(id), step)
  await wallet()

  stage.heading('Bob delivers, Alice sends it back, Bob delivers again')
  await stage.show(async () => await bob.tasks.accept(id), step)
  await stage.show(async () => await bob.tasks.deliver(id, { content: 'The AI Act.' }), step)
  await stage.show(async () => await alice.tasks.requestRevision(id, 'What does it ask?'), step)
  await stage.show(async () => await bob.tasks.deliver(id, { content: 'It bans …' }), step)

  stage.heading('Alice approves. The answer is lost: the task is read, and Bob is paid once')
  await stage.show(() =>
    sandbox.faults.add({ kind: 'lostResponse', operation: 'approveTask', times: 1 }),
  )
  await stage.show(async () => await alice.tasks.approve(id), { says: status, requests: 2 })
  await stage.show(async () => await alice.tasks.review.submit(id, { rating: 5 }), {
    says: ({ rating }) => `${rating} stars`,
    requests: 1,
  })
  await wallet()
  await stage.show(async () => await bob.builder.earnings.get(), {
    says: ({ totalEarnings }) => `${formatUsd(totalEarnings ?? usd(0))}, fee taken`,
    requests: 1,
  })
}
