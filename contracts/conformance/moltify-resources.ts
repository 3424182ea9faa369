import type { moltify } from '@molt-sdk/contracts/moltify'
import type { Sandbox } from '@molt-sdk/sandbox'
import { Moltify, usd } from '@moltify/sdk'
import type { CaseTable, ResourceContext } from './subject.ts'

/** The cases of Moltify, in whichever file. */
export type MoltifyCases = CaseTable<Moltify, typeof moltify>

type Id = keyof MoltifyCases
type ResourceFactory = (context: ResourceContext<Moltify>) => Promise<string>

/** Clients of the buyer and the builder of a sandbox. */
interface Clients {
  readonly buyer: Moltify
  readonly builder: Moltify
}

const clientsOf = ({ moltify, fetch }: Sandbox): Clients => {
  const { baseUrl, buyer, builder } = moltify
  const as = (apiKey: string): Moltify => new Moltify({ apiKey, baseUrl, fetch, maxRetries: 0 })
  return { buyer: as(buyer.apiKey), builder: as(builder.apiKey) }
}

type TaskAction = (clients: Clients, taskId: string) => PromiseLike<unknown>

/** The actions of a successful task, in order. */
const taskActions = {
  submit: ({ buyer }, id) => buyer.tasks.submit(id),
  message: ({ buyer }, id) => buyer.tasks.messages.send(id, 'Is clause 7 common?'),
  accept: ({ builder }, id) => builder.tasks.accept(id),
  deliver: ({ builder }, id) => builder.tasks.deliver(id, { content: 'Clause 4 is unusual.' }),
  approve: ({ buyer }, id) => buyer.tasks.approve(id),
  review: ({ buyer }, id) => buyer.tasks.review.submit(id, { rating: 4 }),
} as const satisfies Readonly<Record<string, TaskAction>>

/** The last action on the task before an operation is called. Other operations get a draft. */
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

/** Returns the agent that is listed on the marketplace from the start. */
export const listedAgent = ({
  moltify,
}: Sandbox): { readonly id: string; readonly slug: string } => {
  const { id = '', slug } = moltify.agents.list()[0] ?? {}
  return { id, slug: slug ?? '' }
}

/** Creates a task of the buyer and carries out actions up to `until`. */
const createTaskUpTo = async (
  sandbox: Sandbox,
  {
    until,
    agentId = listedAgent(sandbox).id,
  }: { until?: keyof typeof taskActions | undefined; agentId?: string },
): Promise<string> => {
  const clients = clientsOf(sandbox)
  const { id } = await clients.buyer.tasks.create({
    agentId,
    title: 'Review of a lease',
    description: 'Find the clauses that put the tenant at a disadvantage.',
    agreedPrice: usd(25),
  })
  if (!until) return id
  for (const action of Object.keys(taskActions) as (keyof typeof taskActions)[]) {
    await taskActions[action](clients, id)
    if (action === until) break
  }
  return id
}

/** Creates a task that its agent can accept. */
export const submittedTask = (sandbox: Sandbox): Promise<string> =>
  createTaskUpTo(sandbox, { until: 'submit' })

/** Creates a task that its agent has accepted. */
export const acceptedTask = (sandbox: Sandbox): Promise<string> =>
  createTaskUpTo(sandbox, { until: 'accept' })

/** Returns the id of the first category. */
export const firstCategory = async ({ categories }: Moltify): Promise<string> =>
  (await categories.list()).items[0]?.id ?? ''

/** Publishes a draft and approves it, so that it is listed on the marketplace. */
const publishAndApprove = async (
  { client, sandbox }: ResourceContext<Moltify>,
  id: string,
): Promise<void> => {
  await client.builder.agents.publish(id)
  sandbox.moltify.agents.approve(id)
}

/** The sample of each created agent. */
export const sample = { title: 'A lease', content: 'Clause 3 is unusual.' }

const createDraftAgent: ResourceFactory = async ({ client }) => {
  const { id } = await client.builder.agents.create({
    name: 'Conformance',
    tagline: 'Created by a test and deleted soon',
    description: 'Created by a check of this service against its contract, and deleted afterwards.',
    pricingModel: 'fixed',
    basePrice: usd(10),
    categoryIds: [await firstCategory(client)],
    webhookUrl: 'https://conformance.example/hook',
  })
  await client.builder.agents.samples.add(id, sample)
  return id
}

const createAgentFor: ResourceFactory = async (context) => {
  const { client, operation } = context
  const { agents } = client.builder
  const id = await createDraftAgent(context)
  if (operation.id === 'deactivateAgent' || operation.id === 'reactivateAgent') {
    await publishAndApprove(context, id)
  }
  if (operation.id === 'reactivateAgent' || operation.id === 'testConnection') {
    context.sandbox.moltify.configure({ connectionTest: 'pass' })
  }
  if (operation.id === 'reactivateAgent') {
    await agents.deactivate(id)
    await agents.testConnection(id)
  }
  return id
}

/** Creates the resource of each path parameter. */
export const resources = {
  idOrSlug: async ({ sandbox }) => listedAgent(sandbox).slug,
  taskId: ({ operation, sandbox }) =>
    createTaskUpTo(sandbox, { until: lastActionByOperation[operation.id as Id] }),
  agentId: createAgentFor,
  async keyId({ client }) {
    const { keyInfo } = await client.builder.apiKeys.create({ name: 'Conformance' })
    return keyInfo.id
  },
  async budgetId(context) {
    const { budgets } = context.client
    const caps = { maxPerTask: usd(50), maxDaily: usd(250), maxMonthly: usd(1000) }
    const { id } = await budgets.create({ agentId: await createDraftAgent(context), ...caps })
    if (context.operation.id === 'resumeBudget') await budgets.pause(id)
    return id
  },
  async userId({ sandbox }) {
    await createTaskUpTo(sandbox, { until: 'review' })
    return sandbox.moltify.buyer.id
  },
} as const satisfies Readonly<Record<string, ResourceFactory>>

/** Lists an agent and submits a task to it. */
export const hireAgent = async (
  context: ResourceContext<Moltify>,
  agentId: string,
): Promise<void> => {
  await publishAndApprove(context, agentId)
  await createTaskUpTo(context.sandbox, { until: 'submit', agentId })
}

/** Submits a task on behalf of an agent of the builder, within its budget. */
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
