import { moltghostControl } from '@molt-sdk/contracts/moltghost-control'
import { Hono } from 'hono'
import { HttpError } from '../kit/http-error.ts'
import type { Platform, PlatformAdapter } from '../kit/platform.ts'
import { createPlatformApp } from '../kit/platform-app.ts'
import { bearerToken, createHouse, invalidApiKey } from './adapter.ts'
import type { MoltGhostControl } from './control.ts'
import { addCommandRoutes } from './control-plane-routes.ts'
import type { StoredKey } from './keys.ts'
import { limitHeaders } from './limit-headers.ts'
import type { State } from './state.ts'

/** No real address is known, so requests to none are taken for those of the control API. */
const api = { ...moltghostControl, baseUrl: 'https://moltghost-control.invalid' }

const { max, windowMs } = api.limits.general

/** The control API, which any key of the account opens, and which is there whatever its agents do. */
export const createControlPlatform = (state: State, control: MoltGhostControl): Platform => {
  const { keys, limits, settings, runtime } = state
  const agents = createHouse(state)
  const accountRateLimit = { key: 'control', limit: max, windowMs }

  const adapter: PlatformAdapter<StoredKey> = {
    name: 'moltghost-control',
    errorCodes: agents.errorCodes,
    api,
    runtime,
    createError(code, message, details) {
      const status = Object.entries(api.errors).find(([known]) => known === code)?.[1].status
      return new HttpError(code, status ?? 500, message, details)
    },
    authenticate(headers) {
      const key = keys.byKey(bearerToken(headers))
      if (key) return key
      throw invalidApiKey()
    },
    authorize({ requestContext }) {
      const { allowed, standing } = limits.consume([accountRateLimit])
      requestContext.rateLimit = standing
      if (allowed) return
      const retryAfter = Math.max(1, Math.ceil((standing.resetAt - runtime.clock.now()) / 1000))
      const message = `Too many requests. Try again in ${retryAfter} seconds.`
      throw adapter.createError('rate_limited', message, { retryAfter })
    },
    responseHeaders: (_, requestContext) =>
      limitHeaders(requestContext.rateLimit ?? limits.peek([accountRateLimit]), {
        ...settings.assumptions,
        requestId: requestContext.id,
        retryAfter: requestContext.error?.details?.['retryAfter'],
      }),
    readQuery: agents.readQuery,
    checkContentType: agents.checkContentType,
    validationError: agents.validationError,
    successBody: agents.successBody,
    errorBody: agents.errorBody,
  }

  const app = createPlatformApp(adapter)
  addCommandRoutes(app, adapter, state)

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
    secrets: () => keys.secrets(),
    // What it acts on is the agents' own, and is put back with them.
    reset: () => undefined,
  }
}
