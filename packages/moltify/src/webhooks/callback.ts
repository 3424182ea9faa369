import { platform } from '@molt-sdk/contracts/moltify'
import type { CallbackAction } from '@molt-sdk/contracts/moltify/agent-tasks/callback-action'
import { callbackTask } from '@molt-sdk/contracts/moltify/agent-tasks/callbacks'
import type { UpdatedTask } from '@molt-sdk/contracts/moltify/types'
import { ConfigError } from '@molt-sdk/core'
import type { Fetch, Middleware } from '@molt-sdk/core/client'
import { ClientContext, createRedactor, HttpClient, parseUrl } from '@molt-sdk/core/client'
import type { Now } from '@molt-sdk/core/webhooks'
import { sign } from '@molt-sdk/core/webhooks'
import { hmac } from '@molt-sdk/core/webhooks/hmac'
import { errorClassFor } from '../error-class.ts'
import { headerPrefix } from './header-prefix.ts'

/** Where callbacks are sent, and how. */
export interface CallbackOptions {
  /** The base URL of Moltify. */
  readonly baseUrl?: string | URL | undefined
  /** DANGEROUS: allows a `baseUrl` with http for any host. */
  readonly allowInsecureHttp?: boolean | undefined
  /** Replaces `globalThis.fetch`. */
  readonly fetch?: Fetch | undefined
  /**
   * Middleware that runs around each callback, and whose hooks are called. The signature is added
   * after the last one.
   */
  readonly use?: readonly Middleware[] | undefined
  /** The clock for the timestamps of signatures. */
  readonly now?: Now | undefined
}

/** A host may stop a webhook soon after its response, so a long wait is left to the caller. */
const totalTimeout = 40_000

/** Creates the HTTP client for callbacks: its requests carry a signature instead of an API key. */
export const createCallbackClient = (
  secret: string,
  { baseUrl, allowInsecureHttp, fetch, use, now }: CallbackOptions,
): HttpClient => {
  // Called for each attempt: a retry needs a new timestamp.
  const signedFetch: Fetch = async (url, init) => {
    const signature = await sign(hmac, headerPrefix, init.body as string, secret, now)
    const headers = { ...(init.headers as Record<string, string>), ...signature }
    return (fetch ?? globalThis.fetch)(url, { ...init, headers })
  }
  const authHint = 'Check the webhook secret and the clock of this machine.'
  const limits = { baseUrl, allowInsecureHttp, totalTimeout }
  const options = { apiKey: null, ...limits, fetch: signedFetch, use }
  return new HttpClient(
    new ClientContext({ ...platform, errorClassFor, authHint }, options, secret),
  )
}

/**
 * Sends the callback of a task.
 *
 * @param callbackUrl the URL of the event, if any
 * @param secret masked in errors
 * @throws ConfigError if that URL is not below the base URL
 */
export const postCallback = async (
  http: HttpClient,
  taskId: string,
  callbackUrl: unknown,
  body: CallbackAction,
  secret: string,
): Promise<UpdatedTask> => {
  const path = callbackPath(callbackUrl, http.baseUrl, secret) as typeof callbackTask.path
  return Object(await http.call({ ...callbackTask, path }, { params: { taskId }, body }))
}

/** Anything below the base URL is allowed: a signed request must not reach another host. */
const callbackPath = (callbackUrl: unknown, baseUrl: string, secret: string): string => {
  if (callbackUrl == null) return callbackTask.path
  // Compares the parsed URL: dot segments are resolved, and a user name is part of it.
  const url = parseUrl(`${callbackUrl}`)?.href ?? ''
  if (url.startsWith(`${baseUrl}/`)) return url.slice(baseUrl.length)
  const rendered = createRedactor(secret).string(JSON.stringify(callbackUrl)).slice(0, 200)
  throw new ConfigError(
    `callbackUrl (${rendered}) is outside baseUrl (${baseUrl}), so no callback was sent. For another environment, set baseUrl.`,
    { code: 'invalid_base_url' },
  )
}
