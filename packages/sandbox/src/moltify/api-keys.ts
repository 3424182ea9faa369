import type { ApiKey } from '@molt-sdk/contracts/moltify'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import { iso } from '../kit/iso.ts'
import type { House } from '../kit/platform.ts'
import { ownKey } from './access.ts'
import type { Account, StoredKey } from './accounts.ts'
import { illegal } from './refuse.ts'
import type { State } from './state.ts'

const { listApiKeys, createApiKey, deleteApiKey } = moltify.operations

const most = 10

/** `mlt_` and the eight characters after it. */
const shownLength = 12

const keyInfo = ({ id, name, key, createdAt }: StoredKey): ApiKey => ({
  id,
  name,
  keyPrefix: key.slice(0, shownLength),
  createdAt: iso(createdAt),
})

export const addApiKeyRoutes = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const { keys } = state.accounts

  implement(app, house, listApiKeys, ({ account }) => ({
    items: keys.of(account.id).map(keyInfo),
  }))

  implement(app, house, createApiKey, ({ account, body }) => {
    if (keys.of(account.id).length >= most) {
      const { tooManyStatus } = state.settings.assumptions
      throw illegal(`An account can have ${most} API keys`, tooManyStatus)
    }
    const stored = keys.create(account.id, body.name)
    return { key: stored.key, keyInfo: keyInfo(stored) }
  })

  implement(app, house, deleteApiKey, ({ account, params }) =>
    keys.delete(ownKey(state, account, params.keyId).id),
  )
}
