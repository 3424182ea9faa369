import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { StoredAgent } from './agent.ts'
import type { State } from './state.ts'

/** Adds the public health route. */
export const addHealthRoute = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<StoredAgent>,
  state: State,
): void => {
  implementOperation(app, adapter, moltbotden.operations.getHealth, () => ({
    status: 'healthy',
    version: moltbotden.version,
    timestamp: state.formatTime(),
  }))
}
