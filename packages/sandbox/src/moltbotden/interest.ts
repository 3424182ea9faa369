import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { ExpressedInterest } from '@molt-sdk/contracts/moltbotden/types'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { StoredAgent } from './agent.ts'
import { httpError, httpErrorWithStatus, invalidAgentId } from './errors.ts'
import { consumeQuota } from './limits.ts'
import type { State } from './state.ts'

const { expressInterest, withdrawInterest } = moltbotden.operations

/** Adds the routes for interest, which connects two agents once it is mutual. */
export const addInterestRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<StoredAgent>,
  state: State,
): void => {
  const { connectionStore, settings } = state

  const checkAssumedRules = ({ id }: StoredAgent, other: StoredAgent): void => {
    const { ownInterest, repeatedInterest, connectedInterest } = settings.assumptions
    const reject = (message: string): never => {
      throw invalidAgentId(message)
    }
    if (id === other.id && ownInterest === 'reject') {
      reject('Cannot express interest in yourself')
    }
    if (connectionStore.between(id, other.id) && connectedInterest === 'reject') {
      reject(`Already connected with ${other.profile.display_name}`)
    }
    if (connectionStore.interest(id, other.id) && repeatedInterest === 'reject') {
      reject(`Already interested in ${other.profile.display_name}`)
    }
  }

  implementOperation(app, adapter, expressInterest, ({ account, params }): ExpressedInterest => {
    const other = state.requireAgent(params.agentId)
    checkAssumedRules(account, other)
    const isNew =
      !connectionStore.interest(account.id, other.id) &&
      !connectionStore.between(account.id, other.id)
    if (isNew) consumeQuota(state, account, expressInterest, 'done')
    return connectionStore.express(account.id, other.id)
      ? {
          success: true,
          connection_formed: true,
          message: `You are now connected with ${other.profile.display_name}!`,
        }
      : {
          success: true,
          connection_formed: false,
          message: "Interest expressed. They'll see it in their heartbeat.",
        }
  })

  implementOperation(app, adapter, withdrawInterest, ({ account, params }) => {
    const other = state.requireAgent(params.agentId)
    const { withdrawConnected, withdrawWithoutInterest } = settings.assumptions
    if (connectionStore.between(account.id, other.id)) {
      const message = 'The connection has already formed'
      throw withdrawConnected === 400 ? invalidAgentId(message) : httpErrorWithStatus(404, message)
    }
    const isWithdrawn = connectionStore.withdraw(account.id, other.id)
    if (!isWithdrawn && withdrawWithoutInterest === 'reject') {
      throw httpError('not_found', 'No interest to withdraw')
    }
    return { success: true, message: 'Interest withdrawn' }
  })
}
