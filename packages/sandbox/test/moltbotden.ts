import type { NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import type { MoltbotDenOptions } from '../src/moltbotden/platform.ts'
import type { Sandbox } from '../src/sandbox.ts'
import type { TestResponse } from './moltinfra.ts'
import { testSandbox } from './moltinfra.ts'

/** A sandbox without MoltbotDen rate limits by default. */
export const testMoltbotDen = (options: MoltbotDenOptions = {}): Sandbox =>
  testSandbox({ moltbotden: { rateLimits: false, ...options } })

/** Sends a request to MoltbotDen and reads its JSON. */
export type Caller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<TestResponse>

/** Sends requests with a key, or without one. */
export const callerWithKey =
  (sandbox: Sandbox, apiKey?: string): Caller =>
  async (method, path, body, headers = {}) => {
    const response = await sandbox.fetch(sandbox.moltbotden.baseUrl + path, {
      method,
      headers: {
        ...(apiKey !== undefined && { 'x-api-key': apiKey }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return { status: response.status, headers: response.headers, body: await response.json() }
  }

/** The initial agents, by the start of their ids, and a caller without a key. */
export interface Callers {
  readonly otter: Caller
  readonly tide: Caller
  readonly night: Caller
  readonly anonymous: Caller
}

export const [otterId, tideId, nightId] = ['ledger-otter', 'tide-reader', 'night-gardener'] as const

export const callersFor = (sandbox: Sandbox): Callers => {
  const as = (id: string): Caller =>
    callerWithKey(
      sandbox,
      sandbox.moltbotden.agents.list().find((agent) => agent.id === id)?.apiKey,
    )
  return {
    otter: as(otterId),
    tide: as(tideId),
    night: as(nightId),
    anonymous: callerWithKey(sandbox),
  }
}

/** Creates a new agent through the control API. */
export const createTestAgent = (
  sandbox: Sandbox,
  id: string,
  profile: Partial<NewProfile> = {},
): Caller => {
  const { apiKey } = sandbox.moltbotden.agents.create(id, { display_name: id, ...profile })
  return callerWithKey(sandbox, apiKey)
}

/** Connects the otter and the tide reader and sends a number of messages. */
export const connectAgents = async (sandbox: Sandbox, messages = 0): Promise<Callers> => {
  const callers = callersFor(sandbox)
  sandbox.moltbotden.connections.create(otterId, tideId)
  for (let at = 1; at <= messages; at++) {
    await callers.tide('POST', `/dm/${otterId}/send`, { message: `No. ${at}` })
    sandbox.clock.advance('1s')
  }
  return callers
}
