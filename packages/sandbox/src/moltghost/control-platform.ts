import { moltghostControl } from '@molt-sdk/contracts/moltghost-control'
import { Hono } from 'hono'
import { createApp } from '../kit/app.ts'
import type { House, Platform } from '../kit/platform.ts'
import { Refusal } from '../kit/refusal.ts'
import { addCommandRoutes } from './commands.ts'
import type { MoltGhostControl } from './control.ts'
import { badKey, bearer, createHouse } from './house.ts'
import type { StoredKey } from './keys.ts'
import { limitHeaders } from './limit-headers.ts'
import type { State } from './state.ts'

/** No real address is known, so requests to none are taken for those of the control API. */
const api = { ...moltghostControl, baseUrl: 'https://moltghost-control.invalid' }

const { max, windowMs } = api.limits.general

/** The control API, which any key of the account opens, and which is there whatever its agents do. */
export const createControlPlatform = (state: State, control: MoltGhostControl): Platform => {
  const { keys, limits, settings, world } = state
  const agents = createHouse(state)
  const counted = { key: 'control', limit: max, windowMs }

  const house: House<StoredKey> = {
    name: 'moltghost-control',
    codes: agents.codes,
    api,
    world,
    refuse(code, message, details) {
      const status = Object.entries(api.errors).find(([known]) => known === code)?.[1].status
      return new Refusal(code, status ?? 500, message, details)
    },
    authenticate(headers) {
      const key = keys.of(bearer(headers))
      if (key) return key
      throw badKey()
    },
    admit({ exchange }) {
      const { allowed, standing } = limits.take([counted])
      exchange.standing = standing
      if (allowed) return
      const retryAfter = Math.max(1, Math.ceil((standing.resetAt - world.clock.now()) / 1000))
      const message = `Too many requests. Try again in ${retryAfter} seconds.`
      throw house.refuse('rate_limited', message, { retryAfter })
    },
    headersFor: (_, exchange) =>
      limitHeaders(exchange.standing ?? limits.look([counted]), {
        ...settings.assumptions,
        requestId: exchange.id,
        retryAfter: exchange.refusal?.details?.['retryAfter'],
      }),
    readQuery: agents.readQuery,
    checkBodyHeaders: agents.checkBodyHeaders,
    invalid: agents.invalid,
    answerBody: agents.answerBody,
    refusalBody: agents.refusalBody,
  }

  const app = createApp(house)
  addCommandRoutes(app, house, state)

  return {
    name: house.name,
    mount: '/moltghost/control',
    api,
    app,
    control: new Hono(),
    start: () => ({
      baseUrl: control.controlUrl,
      apiKey: control.apiKey,
      ids: { agents: state.agents.list().map(({ name }) => name) },
    }),
    secrets: () => keys.secrets(),
    // What it acts on is the agents' own, and is put back with them.
    reset: () => undefined,
  }
}
