import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import type { StoredAgent } from './agent.ts'
import type { State } from './state.ts'

/** How the platform is, for anyone to ask. */
export const addHealthRoutes = (app: Hono<Env>, house: House<StoredAgent>, state: State): void => {
  implement(app, house, moltbotden.operations.getHealth, () => ({
    status: 'healthy',
    version: moltbotden.version,
    timestamp: state.time(),
  }))
}
