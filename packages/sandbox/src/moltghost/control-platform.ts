import { moltghostControl } from '@molt-sdk/contracts/moltghost-control'
import { Hono } from 'hono'
import { bearerToken } from '../kit/bearer-token.ts'
import { HttpError } from '../kit/http-error.ts'
import type { Platform, PlatformAdapter } from '../kit/platform.ts'
import { createPlatformApp } from '../kit/platform-app.ts'
import { createAdapter, invalidApiKey } from './adapter.ts'
import type { MoltGhostControl } from './control.ts'
import { addControlPlaneRoutes } from './control-plane-routes.ts'
import type { StoredKey } from './keys.ts'
import { rateLimitHeaders } from './limit-headers.ts'
import type { State } from './state.ts'

/** The control plane has no documented address, so no real URL may match. */
const api = { ...moltghostControl, baseUrl: 'https://moltghost-control.invalid' }

const { max, windowMs } = api.limits.general

/** Creates the control plane. It accepts any key of the account, in every state of the agents. */
export const createControlPlatform = (state: State, control: MoltGhostControl): Platform => {
  const { keys, limits, settings, runtime } = state
  const agents = createAdapter(state)
  const accountRateLimit = { key: 'control', limit: max, windowMs }

  const adapter: PlatformAdapter<StoredKey> = {
    name: 'moltghost-control',
    errorCodes: agents.errorCodes,
    api,
    runtime,
    createError(code, message, details) {
      const status = Object.entries(api.errors).find(([name]) => name === code)?.[1].status
      return new HttpError(code, status ?? 500, message, details)
    },
    authenticate(headers) {
      const key = keys.byKey(bearerToken(headers))
      if (key) return key
      throw invalidApiKey()
    },
    authorize({ requestContext }) {
      const { allowed, snapshot, retryAfter } = limits.consume([accountRateLimit])
      requestContext.rateLimit = snapshot
      if (allowed) return
      const message = `Too many requests. Try again in ${retryAfter} seconds.`
      throw adapter.createError('rate_limited', message, { retryAfter })
    },
    responseHeaders: (_, requestContext) =>
      rateLimitHeaders(requestContext.rateLimit ?? limits.peek([accountRateLimit]), {
        ...settings.assumptions,
        requestId: requestContext.id,
        retryAfter: requestContext.error?.details?.['retryAfter'],
      }),
    readQuery: agents.readQuery,
    requiresJsonContentType: agents.requiresJsonContentType,
    validationError: agents.validationError,
    successBody: agents.successBody,
    errorBody: agents.errorBody,
  }

  const app = createPlatformApp(adapter)
  addControlPlaneRoutes(app, adapter, state)

  return {
    name: adapter.name,
    mount: '/moltghost/control',
    api,
    app,
    control: new Hono(),
    info: () => ({
      baseUrl: control.controlUrl,
      apiKey: control.apiKey,
      ids: { agents: state.agents.list().map(({ name }) => name) },
    }),
    secrets: keys.secrets,
    callerOf: (key) => keys.byKey(key)?.name,
    // Its data belongs to the agents' platform, which resets it.
    reset: () => undefined,
  }
}
