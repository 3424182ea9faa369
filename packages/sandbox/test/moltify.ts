import type { NewAgent } from '@molt-sdk/contracts/moltify/types'
import type { Sandbox } from '../src/index.ts'
import type { MoltifyOptions } from '../src/moltify/platform.ts'
import type { TaskStatus } from '../src/moltify/task-transitions.ts'
import type { TestResponse } from './moltinfra.ts'
import { testSandbox } from './moltinfra.ts'

/** A sandbox that watches its own answers, whose clock stands still, and which limits nobody. */
export const testMoltify = (options: MoltifyOptions = {}): Sandbox =>
  testSandbox({ moltify: { rateLimits: false, ...options } })

type Headers = Readonly<Record<string, string>>

/** Sends requests to Moltify in somebody's name. */
export type Caller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Headers,
) => Promise<TestResponse>

/** A caller with the key of an account, or with none. */
export const callerFor =
  (sandbox: Sandbox, account?: { readonly apiKey: string }): Caller =>
  async (method, path, body, headers) => {
    const response = await sandbox.fetch(sandbox.moltify.baseUrl + path, {
      method,
      headers: {
        ...(account && { authorization: `Bearer ${account.apiKey}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text ? JSON.parse(text) : undefined,
    }
  }

export interface Cast {
  readonly buyer: Caller
  readonly builder: Caller
  readonly admin: Caller
  /** An account that has nothing to do with anything, but for its role of builder. */
  readonly stranger: Caller
  /** Somebody without a key. */
  readonly nobody: Caller
}

/** Everyone who can call. */
export const castOf = (sandbox: Sandbox): Cast => {
  const { moltify } = sandbox
  return {
    buyer: callerFor(sandbox, moltify.buyer),
    builder: callerFor(sandbox, moltify.builder),
    admin: callerFor(sandbox, moltify.admin),
    stranger: callerFor(sandbox, moltify.accounts.create({ name: 'Stranger', isBuilder: true })),
    nobody: callerFor(sandbox),
  }
}

/** The agent that is there at the start. */
export const firstAgent = (sandbox: Sandbox): string => sandbox.moltify.agents.list()[0]?.id ?? ''

const firstCategory = (sandbox: Sandbox): string => sandbox.moltify.categories.list()[0]?.id ?? ''

export const agentFixture = (sandbox: Sandbox, fields: object = {}): NewAgent =>
  ({
    name: 'Data Cleaner',
    tagline: 'Cleans whatever you send',
    description: 'Takes tables of any kind and gives them back without a single broken row.',
    pricingModel: 'fixed',
    basePrice: 1000,
    categoryIds: [firstCategory(sandbox)],
    ...fields,
  }) as NewAgent

export const taskFixture = (sandbox: Sandbox, fields: object = {}): object => ({
  agentId: firstAgent(sandbox),
  title: 'Read a lease',
  description: 'Read the lease and name every clause that is unusual.',
  agreedPrice: 2500,
  ...fields,
})

/** The way to each state, step by step. */
const transitionsTo: Readonly<
  Record<TaskStatus, readonly (readonly ['buyer' | 'builder', string, object?])[]>
> = {
  draft: [],
  pending: [['buyer', 'submit']],
  in_progress: [
    ['buyer', 'submit'],
    ['builder', 'accept'],
  ],
  delivered: [
    ['buyer', 'submit'],
    ['builder', 'accept'],
    ['builder', 'deliver', { content: 'Clause 7 is unusual.' }],
  ],
  completed: [
    ['buyer', 'submit'],
    ['builder', 'accept'],
    ['builder', 'deliver', { content: 'Clause 7 is unusual.' }],
    ['buyer', 'approve'],
  ],
  cancelled: [['buyer', 'cancel']],
  disputed: [
    ['buyer', 'submit'],
    ['builder', 'accept'],
    ['buyer', 'dispute', { reason: 'Nothing happens.' }],
  ],
}

/** Creates a task through the API, takes it to a state, and gives its path. */
export const createTaskIn = async (
  sandbox: Sandbox,
  status: TaskStatus,
  fields: object = {},
): Promise<string> => {
  const callers = {
    buyer: callerFor(sandbox, sandbox.moltify.buyer),
    builder: callerFor(sandbox, sandbox.moltify.builder),
  }
  const { body } = await callers.buyer('POST', '/api/tasks', taskFixture(sandbox, fields))
  const path = `/api/tasks/${body.data.id}`
  for (const [who, step, sent] of transitionsTo[status]) {
    const answer = await callers[who]('POST', `${path}/${step}`, sent)
    if (answer.status !== 200) throw new Error(`${step}: ${JSON.stringify(answer.body)}`)
  }
  return path
}
