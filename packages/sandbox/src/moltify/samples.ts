import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import { omitUndefined } from '../kit/omit-undefined.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import { iso } from '../runtime/clock.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import { requireOwnAgent } from './access.ts'
import type { MoltifyAccount } from './accounts.ts'
import { invalidState } from './errors.ts'
import type { State } from './state.ts'

const { listSamples, addSample } = moltify.operations

const maxSamples = 10

export const addSampleRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  const { settings, runtime } = state

  implementOperation(app, adapter, listSamples, ({ account, params }) => ({
    items: [...requireOwnAgent(state, account, params.agentId).samples],
  }))

  implementOperation(app, adapter, addSample, ({ account, params, body }) => {
    const { id: agentId, samples } = requireOwnAgent(state, account, params.agentId)
    if (samples.length >= maxSamples) {
      throw invalidState(
        `An agent can have at most ${maxSamples} samples`,
        settings.assumptions.tooManyItemsStatus,
      )
    }
    const createdAt = iso(runtime.clock.now())
    const sample = { id: runtime.ids.next('sample_'), agentId, ...omitUndefined(body), createdAt }
    samples.push(sample)
    return sample
  })
}
