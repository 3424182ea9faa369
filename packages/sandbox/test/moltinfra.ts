import { expect } from 'vitest'
import { createSandbox } from '../src/index.ts'
import type { Sandbox, SandboxOptions } from '../src/sandbox.ts'
import type { ResponseBody } from './response-body.ts'

/** A sandbox with response checks and a frozen clock. */
export const testSandbox = (options: SandboxOptions = {}): Sandbox =>
  createSandbox({
    checkResponses: true,
    now: '2026-01-05T12:00:00.000Z',
    ...options,
    moltinfra: { tokenPace: 0, ...options.moltinfra },
  })

export interface TestResponse {
  readonly status: number
  readonly headers: Headers
  readonly body: ResponseBody
}

export interface CallOptions {
  readonly apiKey?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  readonly fetch?: typeof fetch
}

/** Sends a request to MoltInfra with the key of the first account. */
export const request = (
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  options: CallOptions = {},
): Promise<Response> => {
  const { apiKey = sandbox.moltinfra.apiKey, headers, signal } = options
  const send = options.fetch ?? sandbox.fetch
  return send(sandbox.moltinfra.baseUrl + path, {
    method,
    headers: {
      authorization: `Bearer ${apiKey}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
  })
}

/** Sends a request and reads the JSON response. */
export const call = async (...args: Parameters<typeof request>): Promise<TestResponse> => {
  const response = await request(...args)
  const { status, headers } = response
  return { status, headers, body: await response.json() }
}

/** Creates an agent through the API and returns its id. */
export const createTestAgent = async (sandbox: Sandbox, agent: object = {}): Promise<string> => {
  const { body } = await call(sandbox, 'POST', '/agents', { name: 'Ada', ...agent })
  return body.data.id
}

/** Returns the parsed events of a stream. */
export const readStreamEvents = async (response: Response): Promise<Record<string, unknown>[]> =>
  (await response.text())
    .split('\n\n')
    .filter(Boolean)
    .map((event) => JSON.parse(event.replace(/^data: /, '')))

/** Waits until a condition is true, however busy the machine is. */
export const eventually = <T>(observe: () => T): ReturnType<typeof expect.poll<T>> =>
  expect.poll(observe, { timeout: 10_000 })
