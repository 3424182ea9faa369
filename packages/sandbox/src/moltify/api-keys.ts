import { moltify } from '@molt-sdk/contracts/moltify'
import type { ApiKey } from '@molt-sdk/contracts/moltify/types'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import { iso } from '../runtime/clock.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import { requireOwnKey } from './access.ts'
import type { MoltifyAccount, StoredKey } from './accounts.ts'
import { invalidState } from './errors.ts'
import type { State } from './state.ts'

const { listApiKeys, createApiKey, deleteApiKey } = moltify.operations

const maxKeys = 10

/** Length of `mlt_` and the eight characters after it. */
const prefixLength = 12

const toKeyInfo = ({ id, name, key, createdAt }: StoredKey): ApiKey => ({
  id,
  name,
  keyPrefix: key.slice(0, prefixLength),
  createdAt: iso(createdAt),
})

export const addApiKeyRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  const { keys } = state.accounts

  implementOperation(app, adapter, listApiKeys, ({ account }) => ({
    items: keys.of(account.id).map(toKeyInfo),
  }))

  implementOperation(app, adapter, createApiKey, ({ account, body }) => {
    if (keys.of(account.id).length >= maxKeys) {
      const { tooManyItemsStatus } = state.settings.assumptions
      throw invalidState(`An account can have at most ${maxKeys} API keys`, tooManyItemsStatus)
    }
    const stored = keys.create(account.id, body.name)
    return { key: stored.key, keyInfo: toKeyInfo(stored) }
  })

  implementOperation(app, adapter, deleteApiKey, ({ account, params }) =>
    keys.delete(requireOwnKey(state, account, params.keyId).id),
  )
}
