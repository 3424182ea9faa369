import type { Sandbox } from '@molt-sdk/sandbox'
import { createSandbox } from '@molt-sdk/sandbox'
import { onTestFinished } from 'vitest'
import type { Task } from '../src/index.ts'
import { Moltify, usd } from '../src/index.ts'
import type { JobFailure, Worker, WorkerEvent, WorkerOptions } from '../src/worker/index.ts'
import { createWorker } from '../src/worker/index.ts'

export interface WorkerScenario {
  readonly sandbox: Sandbox
  readonly buyer: Moltify
  readonly client: Moltify
  readonly agentId: string
  readonly secret: string
  readonly errors: { readonly error: unknown; readonly failure: JobFailure | undefined }[]
  readonly events: WorkerEvent[]
  /** The statuses of the responses to webhooks. */
  readonly statuses: number[]
  /** Creates a worker that receives the webhooks of the agent. It is closed when the test ends. */
  start(options: Partial<WorkerOptions> & Pick<WorkerOptions, 'on'>): Worker
  /** Creates and submits a task, and returns its id. */
  submit(): Promise<string>
  /** Sends the webhooks that are due. */
  flush(): Promise<void>
  statusOf(id: string): string | undefined
  /** The operations that were called, except reads. */
  calls(): (string | undefined)[]
}

/** A sandbox with a buyer and an agent whose webhooks go to the latest worker. */
export const workerScenario = ({ hasWebhook = true } = {}): WorkerScenario => {
  let worker: Worker | undefined
  const statuses: number[] = []
  const sandbox = createSandbox({
    moltify: { rateLimits: false },
    webhookFetch: async (input, init) => {
      if (!worker) throw new TypeError('No worker listens.')
      const response = await worker.webhook(new Request(input, init))
      statuses.push(response.status)
      return response
    },
  })
  const { moltify, fetch } = sandbox
  const { baseUrl, agents } = moltify
  const [category] = moltify.categories.list()
  const { id: agentId } = agents.create(
    {
      name: 'Lease Reader',
      tagline: 'Reads leases and names what is unusual',
      description: 'Send a lease as text. It comes back with every unusual clause explained.',
      pricingModel: 'fixed',
      basePrice: usd(25),
      categoryIds: [category?.id ?? ''],
      ...(hasWebhook && { webhookUrl: 'https://agent.example/webhook' }),
    },
    { status: 'active' },
  )
  const clientOf = ({ apiKey }: { readonly apiKey: string }): Moltify =>
    new Moltify({ apiKey, baseUrl, fetch, logger: {} })
  const buyer = clientOf(moltify.buyer)
  const client = clientOf(moltify.builder)
  const secret = moltify.webhooks.secretOf(agentId)
  const errors: { error: unknown; failure: JobFailure | undefined }[] = []
  const events: WorkerEvent[] = []
  moltify.deposit(moltify.buyer, usd(5000))
  return {
    sandbox,
    buyer,
    client,
    agentId,
    secret,
    errors,
    events,
    statuses,
    start(options) {
      const started = createWorker({
        client,
        secret,
        fetch,
        onError: (error, failure) => void errors.push({ error, failure }),
        onEvent: (event) => void events.push(event),
        ...options,
      } as WorkerOptions)
      onTestFinished(() => started.close({ timeout: 1_000 }))
      worker = started
      return started
    },
    async submit() {
      const { id } = await buyer.tasks.create({
        agentId,
        title: 'Review of a lease',
        description: 'Find the clauses that put the tenant at a disadvantage.',
        agreedPrice: usd(25),
      })
      await buyer.tasks.submit(id)
      return id
    },
    flush: async () => void (await moltify.webhooks.flush()),
    statusOf: (id) => moltify.tasks.list().find((task: Task) => task.id === id)?.status,
    calls: () =>
      sandbox
        .log()
        .map(({ operation, status }) =>
          status && status < 400 ? operation : `${operation} ${status}`,
        )
        .filter((name) => !/^(create|submit|get|list)/.test(name ?? '')),
  }
}
