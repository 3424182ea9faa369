import type { NewAgent } from '@molt-sdk/contracts/moltify'
import type { Sandbox } from '../src/index.ts'
import type { MoltifyOptions } from '../src/moltify/platform.ts'
import type { TaskStatus } from '../src/moltify/task-moves.ts'
import type { Answer } from './call.ts'
import { testSandbox } from './call.ts'

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
) => Promise<Answer>

/** A caller with the key of an account, or with none. */
export const as =
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
    buyer: as(sandbox, moltify.buyer),
    builder: as(sandbox, moltify.builder),
    admin: as(sandbox, moltify.admin),
    stranger: as(sandbox, moltify.accounts.create({ name: 'Stranger', isBuilder: true })),
    nobody: as(sandbox),
  }
}

/** The agent that is there at the start. */
export const firstAgent = (sandbox: Sandbox): string => sandbox.moltify.agents.list()[0]?.id ?? ''

const firstCategory = (sandbox: Sandbox): string => sandbox.moltify.categories.list()[0]?.id ?? ''

export const newAgent = (sandbox: Sandbox, fields: object = {}): NewAgent =>
  ({
    name: 'Data Cleaner',
    tagline: 'Cleans whatever you send',
    description: 'Takes tables of any kind and gives them back without a single broken row.',
    pricingModel: 'fixed',
    basePrice: 1000,
    categoryIds: [firstCategory(sandbox)],
    ...fields,
  }) as NewAgent

export const newTask = (sandbox: Sandbox, fields: object = {}): object => ({
  agentId: firstAgent(sandbox),
  title: 'Read a lease',
  description: 'Read the lease and name every clause that is unusual.',
  agreedPrice: 2500,
  ...fields,
})

/** The way to each state, step by step. */
const ways: Readonly<
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
export const taskIn = async (
  sandbox: Sandbox,
  status: TaskStatus,
  fields: object = {},
): Promise<string> => {
  const callers = {
    buyer: as(sandbox, sandbox.moltify.buyer),
    builder: as(sandbox, sandbox.moltify.builder),
  }
  const { body } = await callers.buyer('POST', '/api/tasks', newTask(sandbox, fields))
  const path = `/api/tasks/${body.data.id}`
  for (const [who, step, sent] of ways[status]) {
    const answer = await callers[who]('POST', `${path}/${step}`, sent)
    if (answer.status !== 200) throw new Error(`${step}: ${JSON.stringify(answer.body)}`)
  }
  return path
}
