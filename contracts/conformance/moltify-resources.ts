import type { moltify } from '@molt-sdk/contracts/moltify'
import type { Sandbox } from '@molt-sdk/sandbox'
import { Moltify, usd } from '@moltify/sdk'
import type { CaseTable, ResourceContext } from './subject.ts'

/** The cases of Moltify, wherever they stand. */
export type MoltifyCases = CaseTable<Moltify, typeof moltify>

type Id = keyof MoltifyCases
type ResourceFactory = (place: ResourceContext<Moltify>) => Promise<string>

/** Clients of buyer and builder that call straight into a sandbox. */
interface Clients {
  readonly buyer: Moltify
  readonly builder: Moltify
}

const clientsOf = ({ moltify, fetch }: Sandbox): Clients => {
  const { baseUrl, buyer, builder } = moltify
  const as = (apiKey: string): Moltify => new Moltify({ apiKey, baseUrl, fetch, maxRetries: 0 })
  return { buyer: as(buyer.apiKey), builder: as(builder.apiKey) }
}

type TaskAction = (cast: Clients, taskId: string) => PromiseLike<unknown>

/** What happens to a task that goes well, in this order. */
const taskActions = {
  submit: ({ buyer }, id) => buyer.tasks.submit(id),
  message: ({ buyer }, id) => buyer.tasks.messages.send(id, 'Is clause 7 common?'),
  accept: ({ builder }, id) => builder.tasks.accept(id),
  deliver: ({ builder }, id) => builder.tasks.deliver(id, { content: 'Clause 4 is unusual.' }),
  approve: ({ buyer }, id) => buyer.tasks.approve(id),
  review: ({ buyer }, id) => buyer.tasks.review.submit(id, { rating: 4 }),
} as const satisfies Readonly<Record<string, TaskAction>>

/** How far the story of a task has gone when an operation is called. Others meet a draft. */
const lastActionByOperation: { readonly [I in Id]?: keyof typeof taskActions } = {
  listTasks: 'submit',
  getTask: 'deliver',
  cancelTask: 'submit',
  acceptTask: 'submit',
  deliverTask: 'accept',
  approveTask: 'deliver',
  requestRevision: 'deliver',
  disputeTask: 'deliver',
  listTaskMessages: 'message',
  getTaskReview: 'review',
  submitTaskReview: 'approve',
  getWallet: 'submit',
  listTransactions: 'submit',
  getEarnings: 'approve',
  acceptAgentTask: 'submit',
  rejectAgentTask: 'submit',
  deliverAgentTask: 'accept',
  messageAgentTask: 'submit',
}

/** The agent that is on the marketplace from the start. */
export const listedAgent = ({
  moltify,
}: Sandbox): { readonly id: string; readonly slug: string } => {
  const { id = '', slug } = moltify.agents.list()[0] ?? {}
  return { id, slug: slug ?? '' }
}

/** A task of the buyer, told up to some chapter. */
const createTaskUpTo = async (
  sandbox: Sandbox,
  {
    until,
    agentId = listedAgent(sandbox).id,
  }: { until?: keyof typeof taskActions | undefined; agentId?: string },
): Promise<string> => {
  const cast = clientsOf(sandbox)
  const { id } = await cast.buyer.tasks.create({
    agentId,
    title: 'Review of a lease',
    description: 'Find the clauses that put the tenant at a disadvantage.',
    agreedPrice: usd(25),
  })
  if (!until) return id
  for (const chapter of Object.keys(taskActions) as (keyof typeof taskActions)[]) {
    await taskActions[chapter](cast, id)
    if (chapter === until) break
  }
  return id
}

/** A task that waits for its agent. */
export const submittedTask = (sandbox: Sandbox): Promise<string> =>
  createTaskUpTo(sandbox, { until: 'submit' })

/** A task that its agent has taken. */
export const acceptedTask = (sandbox: Sandbox): Promise<string> =>
  createTaskUpTo(sandbox, { until: 'accept' })

/** The category that is named first. */
export const firstCategory = async ({ categories }: Moltify): Promise<string> =>
  (await categories.list()).items[0]?.id ?? ''

/** Takes a draft through the review by the platform onto the marketplace. */
const publishAndApprove = async (
  { client, sandbox }: ResourceContext<Moltify>,
  id: string,
): Promise<void> => {
  await client.builder.agents.publish(id)
  sandbox.moltify.agents.approve(id)
}

/** The one sample of every agent that is made. */
export const sample = { title: 'A lease', content: 'Clause 3 is unusual.' }

const createDraftAgent: ResourceFactory = async ({ client }) => {
  const { id } = await client.builder.agents.create({
    name: 'Conformance',
    tagline: 'Is there to be looked at, and deleted soon',
    description: 'Belongs to a check of this service against its contract and is gone in a moment.',
    pricingModel: 'fixed',
    basePrice: usd(10),
    categoryIds: [await firstCategory(client)],
    webhookUrl: 'https://conformance.example/hook',
  })
  await client.builder.agents.samples.add(id, sample)
  return id
}

const createAgentFor: ResourceFactory = async (place) => {
  const { client, operation } = place
  const { agents } = client.builder
  const id = await createDraftAgent(place)
  if (operation.id === 'deactivateAgent' || operation.id === 'reactivateAgent') {
    await publishAndApprove(place, id)
  }
  if (operation.id === 'reactivateAgent' || operation.id === 'testConnection') {
    place.sandbox.moltify.configure({ connectionTest: 'pass' })
  }
  if (operation.id === 'reactivateAgent') {
    await agents.deactivate(id)
    await agents.testConnection(id)
  }
  return id
}

/** Makes what each path parameter names. */
export const things = {
  idOrSlug: async ({ sandbox }) => listedAgent(sandbox).slug,
  taskId: ({ operation, sandbox }) =>
    createTaskUpTo(sandbox, { until: lastActionByOperation[operation.id as Id] }),
  agentId: createAgentFor,
  async keyId({ client }) {
    const { keyInfo } = await client.builder.apiKeys.create({ name: 'Conformance' })
    return keyInfo.id
  },
  async budgetId(place) {
    const { budgets } = place.client
    const caps = { maxPerTask: usd(50), maxDaily: usd(250), maxMonthly: usd(1000) }
    const { id } = await budgets.create({ agentId: await createDraftAgent(place), ...caps })
    if (place.operation.id === 'resumeBudget') await budgets.pause(id)
    return id
  },
  async userId({ sandbox }) {
    await createTaskUpTo(sandbox, { until: 'review' })
    return sandbox.moltify.buyer.id
  },
} as const satisfies Readonly<Record<string, ResourceFactory>>

/** Has somebody hire an agent that is on offer, so that a task of it is under way. */
export const hireAgent = async (
  place: ResourceContext<Moltify>,
  agentId: string,
): Promise<void> => {
  await publishAndApprove(place, agentId)
  await createTaskUpTo(place.sandbox, { until: 'submit', agentId })
}

/** Has an agent of the builder's hire another, so that a task is under way under its budget. */
export const createBudgetedTask = async (
  { moltify }: Sandbox,
  { tasks }: Moltify,
  buyerAgentId: string,
): Promise<void> => {
  moltify.deposit(moltify.builder, usd(25))
  const { id } = await tasks.create({
    agentId: moltify.agents.list()[0]?.id ?? '',
    title: 'Review of a lease',
    description: 'Find the clauses that put the tenant at a disadvantage.',
    agreedPrice: usd(25),
    buyerAgentId,
  })
  await tasks.submit(id)
}
