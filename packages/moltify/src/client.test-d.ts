import type {
  Agent,
  Call,
  Category,
  Cents,
  CreatedApiKey,
  List,
  NewAgent,
  Page,
  Pagination,
  PublicMoltify,
  RequestorHistory,
  Review,
  SessionMoltify,
  StateError,
  Task,
  TaskMessage,
  TaskWatch,
  UpdatedTask,
  WalletOverview,
} from './index.ts'
import { cents, formatUsd, isStateError, Moltify, trustPolicy, usd } from './index.ts'

/** Compiles only if both types are equal. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

const isTrue = <T extends true>(): T | undefined => undefined

declare const moltify: Moltify
const { agents, tasks, wallet, builder, budgets, categories, agentTasks, requestors } = moltify

const lease = {
  agentId: 'agent_1',
  title: 'Review of a lease',
  description: 'Find the clauses that put the tenant at a disadvantage.',
  agreedPrice: usd(25),
}
const reader: NewAgent = {
  name: 'Clause Reader',
  tagline: 'Reads contracts',
  description: 'Reads a contract clause by clause.',
  pricingModel: 'fixed',
  basePrice: cents(5000),
  categoryIds: ['category_1'],
}
const caps = { agentId: 'agent_1', maxPerTask: usd(50), maxDaily: usd(250), maxMonthly: usd(1000) }

export const whatCallsGive = async (error: unknown): Promise<void> => {
  isTrue<Same<ReturnType<typeof tasks.create>, Call<Task>>>()
  isTrue<Same<ReturnType<typeof tasks.submit>, Call<UpdatedTask>>>()
  isTrue<Same<ReturnType<typeof tasks.list>, List<Task, Pagination>>>()
  isTrue<Same<ReturnType<typeof tasks.waitFor>, TaskWatch>>()
  isTrue<Same<ReturnType<typeof categories.list>, List<Category, undefined>>>()
  isTrue<Same<ReturnType<typeof wallet.get>, Call<WalletOverview>>>()
  isTrue<Same<ReturnType<typeof builder.apiKeys.create>, Call<CreatedApiKey>>>()
  isTrue<Same<ReturnType<typeof budgets.delete>, Call<void>>>()

  isTrue<Same<ReturnType<typeof agentTasks.accept>, Call<UpdatedTask>>>()
  isTrue<Same<ReturnType<typeof agentTasks.deliver>, Call<UpdatedTask>>>()
  isTrue<Same<ReturnType<typeof agentTasks.message>, Call<TaskMessage>>>()
  isTrue<Same<ReturnType<typeof requestors.history>, Call<RequestorHistory>>>()

  const decide = trustPolicy({ accept: ({ trustTier }) => trustTier === 'trusted' })
  const { decision } = decide(await requestors.reputation('user_1'))
  isTrue<Same<typeof decision, 'accept' | 'review' | 'reject'>>()

  const page = await agents.search({ q: 'contract' })
  isTrue<Same<typeof page, Page<Agent, Pagination>>>()
  for await (const item of agents.search()) isTrue<Same<typeof item, Agent>>()
  const review = await tasks.review.get('task_1')
  isTrue<Same<typeof review, Review | null>>()
  const task = await tasks.waitFor('task_1', { status: ['delivered'] })
  isTrue<Same<typeof task, Task>>()
  for await (const change of tasks.waitFor('task_1', { status: ['delivered', 'one that is new'] }))
    isTrue<Same<typeof change, Task>>()
  const { wallet: mine } = await wallet.get()
  isTrue<Same<typeof mine.balance, Cents>>()
  formatUsd(mine.balance)
  if (isStateError(error)) {
    isTrue<Same<typeof error, StateError>>()
    isTrue<Same<typeof error.taskStatus, string | undefined>>()
  }
}

export const validCalls = (signal: AbortSignal): void => {
  new Moltify({ fetch: globalThis.fetch, logger: console, rateLimit: 'wait' })
  tasks.create({ ...lease, requirements: undefined }, { signal })
  tasks.list({ status: 'a status that is new', role: 'buyer' })
  tasks.requestRevision('task_1', 'Clause 7 is missing.')
  tasks.deliver('task_1', { content: 'Done.' })
  agentTasks.deliver('task_1', 'Done.')
  agentTasks.deliver('task_1', { content: 'Done.', files: undefined }, { signal })
  agentTasks.deliver(
    'task_1',
    {
      content: 'Done.',
      files: [
        new File(['x'], 'a.txt'),
        { path: './report.pdf' },
        { name: 'a.csv', data: 'a,b' },
        { name: 'a.bin', type: 'application/zip', data: new Uint8Array(8) },
        { name: 'a.pdf', data: new Blob([]).stream() },
      ],
    },
    { onProgress: ({ sent, total }) => sent / total },
  )
  agentTasks.reject('task_1', { reason: 'Not today.' })
  agentTasks.reject('task_1')
  tasks.dispute('task_1', undefined, { signal })
  requestors.history('user_1')
  trustPolicy({ accept: () => 'always', review: undefined, reject: () => null })
  builder.agents.create({ ...reader, maxRevisions: null })
  builder.agents.update('agent_1', { avatarUrl: null })
  budgets.update('budget_1', { maxDaily: usd('99.50') })
}

export const readonlyInputs = (): void => {
  const fields = { ...reader, categoryIds: ['category_1'], tags: ['contracts'] } as const
  const allowed = { allowedCategories: ['category_1'] } as const
  builder.agents.create(fields)
  builder.agents.update('agent_1', fields)
  budgets.create({ ...caps, ...allowed })
  budgets.update('budget_1', allowed)
  tasks.waitFor('task_1', { status: ['delivered'] } as const)
  tasks.create({ ...lease } as const)
  agentTasks.deliver('task_1', { content: 'Done.', files: [{ path: './report.pdf' }] } as const)
}

export const whatMustNotCompile = async (key: string | undefined): Promise<void> => {
  // @ts-expect-error a string is not an amount
  tasks.create({ ...lease, agreedPrice: '25.00' })
  // @ts-expect-error a plain number may be dollars
  tasks.update('task_1', { agreedPrice: 2500 })
  // @ts-expect-error a plain number may be dollars
  builder.agents.create({ ...reader, basePrice: 5000 })
  // @ts-expect-error a plain number may be dollars
  budgets.create({ ...caps, maxDaily: 250 })
  // @ts-expect-error a plain number may be dollars
  agents.search({ maxPrice: 100 })

  // @ts-expect-error agentId is required
  tasks.create({ title: lease.title, description: lease.description, agreedPrice: usd(25) })
  // @ts-expect-error agreedPrice is required
  tasks.create({ agentId: 'a', title: lease.title, description: lease.description })
  // @ts-expect-error the status cannot be set at creation
  tasks.create({ ...lease, status: 'pending' })
  // @ts-expect-error the title cannot be null
  tasks.update('task_1', { title: null })
  // @ts-expect-error the id is required
  tasks.submit()
  // @ts-expect-error content is required
  tasks.deliver('task_1', { notes: 'See below.' })
  // @ts-expect-error a file with data requires a name
  agentTasks.deliver('task_1', { content: 'Done.', files: [{ data: 'x' }] })
  // @ts-expect-error files is an array
  agentTasks.deliver('task_1', { content: 'Done.', files: { path: './report.pdf' } })
  // @ts-expect-error content is required
  agentTasks.deliver('task_1', { files: [] })
  // @ts-expect-error the reason is a string
  agentTasks.reject('task_1', { reason: 7 })
  // @ts-expect-error the id is required
  trustPolicy({ review: () => true })
  // @ts-expect-error unknown field
  tasks.requestRevision('task_1', { why: 'Clause 7 is missing.' })
  // @ts-expect-error the rating is required
  tasks.review.submit('task_1', { comment: 'Good.' })
  // @ts-expect-error the target statuses are required
  tasks.waitFor('task_1', {})

  // @ts-expect-error the page is a number
  agents.search({ page: '2' })
  // @ts-expect-error unknown role
  tasks.list({ role: 7 })
  // @ts-expect-error unknown pricing model
  builder.agents.create({ ...reader, pricingModel: 'free' })
  // @ts-expect-error categoryIds is required
  builder.agents.create({ ...reader, categoryIds: undefined })
  // @ts-expect-error maxRevisions may be null, turnaroundHours may not
  builder.agents.update('agent_1', { turnaroundHours: null })
  // @ts-expect-error agentId is required
  budgets.create({ maxPerTask: usd(50), maxDaily: usd(250), maxMonthly: usd(1000) })

  // @ts-expect-error a misspelled field of an item
  for await (const { titel } of tasks.list()) isTrue<Same<typeof titel, string>>()
  // @ts-expect-error private member
  moltify.http
  // @ts-expect-error a misspelled option
  new Moltify({ key: 'mlt_test' })
  // @ts-expect-error there is no option tier
  new Moltify({ tier: 'pro' })

  const open = new Moltify({ apiKey: null, timeout: 1_000 })
  isTrue<Same<typeof open, PublicMoltify>>()
  isTrue<Same<ReturnType<typeof open.agents.search>, List<Agent, Pagination>>>()
  isTrue<Same<ReturnType<typeof open.categories.list>, List<Category, undefined>>>()
  // @ts-expect-error tasks require an API key
  open.tasks
  // @ts-expect-error the wallet requires an API key
  open.wallet
  // @ts-expect-error own agents require an API key
  open.builder
  // @ts-expect-error budgets require an API key
  open.budgets

  const page = new Moltify({ auth: 'session' })
  isTrue<Same<typeof page, SessionMoltify>>()
  // @ts-expect-error endpoints of agents need an API key
  page.agentTasks
  // @ts-expect-error endpoints of agents need an API key
  page.requestors
  // @ts-expect-error unknown value of auth
  new Moltify({ auth: 'cookie' })

  const mine = new Moltify({ apiKey: key })
  isTrue<Same<typeof mine, Moltify>>()
}
