import { cents } from '@molt-sdk/contracts/kernel'
import type { NewAgent } from '@molt-sdk/contracts/moltify/types'
import type { Sandbox } from '../src/index.ts'
import type { MoltifyOptions } from '../src/moltify/platform.ts'
import type { StoredTaskStatus } from '../src/moltify/task-transitions.ts'
import type { TestResponse } from './moltinfra.ts'
import { testSandbox } from './moltinfra.ts'

/** A sandbox with response checks, a frozen clock and no rate limits. */
export const testMoltify = (options: MoltifyOptions = {}): Sandbox =>
  testSandbox({ moltify: { rateLimits: false, ...options } })

type Headers = Readonly<Record<string, string>>

/** Sends requests to Moltify with the key of an account. */
export type Caller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Headers,
) => Promise<TestResponse>

/** Creates a caller with the key of an account, or without one. */
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

export interface MoltifyCallers {
  readonly buyer: Caller
  readonly builder: Caller
  readonly admin: Caller
  /** An account with the builder role that is not involved in anything. */
  readonly outsider: Caller
  /** A caller without a key. */
  readonly anonymous: Caller
}

/** All callers. */
export const callersOf = (sandbox: Sandbox): MoltifyCallers => {
  const { moltify } = sandbox
  return {
    buyer: callerFor(sandbox, moltify.buyer),
    builder: callerFor(sandbox, moltify.builder),
    admin: callerFor(sandbox, moltify.admin),
    outsider: callerFor(sandbox, moltify.accounts.create({ name: 'Stranger', isBuilder: true })),
    anonymous: callerFor(sandbox),
  }
}

/** Returns the initial agent. */
export const firstAgent = (sandbox: Sandbox): string => sandbox.moltify.agents.list()[0]?.id ?? ''

const firstCategory = (sandbox: Sandbox): string => sandbox.moltify.categories.list()[0]?.id ?? ''

export const agentFixture = (sandbox: Sandbox, fields: object = {}): NewAgent =>
  ({
    name: 'Data Cleaner',
    tagline: 'Cleans whatever you send',
    description: 'Takes tables of any kind and gives them back without a single broken row.',
    pricingModel: 'fixed',
    basePrice: cents(1000),
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

/** The transitions that lead to each status. */
const transitionsTo: Readonly<
  Record<StoredTaskStatus, readonly (readonly ['buyer' | 'builder', string, object?])[]>
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

/** Creates a task through the API, moves it to a status, and returns its path. */
export const createTaskIn = async (
  sandbox: Sandbox,
  status: StoredTaskStatus,
  fields: object = {},
): Promise<string> => {
  const callers = {
    buyer: callerFor(sandbox, sandbox.moltify.buyer),
    builder: callerFor(sandbox, sandbox.moltify.builder),
  }
  const { body } = await callers.buyer('POST', '/api/tasks', taskFixture(sandbox, fields))
  const path = `/api/tasks/${body.data.id}`
  for (const [who, step, sent] of transitionsTo[status]) {
    const response = await callers[who]('POST', `${path}/${step}`, sent)
    if (response.status !== 200) throw new Error(`${step}: ${JSON.stringify(response.body)}`)
  }
  return path
}
