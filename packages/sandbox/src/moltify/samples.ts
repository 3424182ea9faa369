import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { defined } from '../kit/defined.ts'
import { implement } from '../kit/implement.ts'
import { iso } from '../kit/iso.ts'
import type { House } from '../kit/platform.ts'
import { ownAgent } from './access.ts'
import type { Account } from './accounts.ts'
import { illegal } from './refuse.ts'
import type { State } from './state.ts'

const { listSamples, addSample } = moltify.operations

const most = 10

export const addSampleRoutes = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const { settings, world } = state

  implement(app, house, listSamples, ({ account, params }) => ({
    items: [...ownAgent(state, account, params.agentId).samples],
  }))

  implement(app, house, addSample, ({ account, params, body }) => {
    const { id: agentId, samples } = ownAgent(state, account, params.agentId)
    if (samples.length >= most) {
      throw illegal(`An agent can have ${most} samples`, settings.assumptions.tooManyStatus)
    }
    const createdAt = iso(world.clock.now())
    const sample = { id: world.ids.next('sample_'), agentId, ...defined(body), createdAt }
    samples.push(sample)
    return sample
  })
}
