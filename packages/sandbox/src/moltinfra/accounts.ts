import type { Ids } from '../runtime/ids.ts'
import { SecretSet } from '../runtime/secret-set.ts'
import type { MoltInfraTier } from './settings.ts'

/** An account with its API key. */
export interface MoltInfraAccount {
  readonly id: string
  readonly apiKey: string
  tier: MoltInfraTier
  /** What the key may do. With `'read'`, every call that changes something fails with FORBIDDEN. */
  permissions: 'all' | 'read'
  /** Whether the key is revoked. Its calls then fail with UNAUTHORIZED. */
  revoked: boolean
}

/** Properties of an account that can be set when it is created, and updated later. */
export interface MoltInfraAccountOptions {
  readonly tier?: MoltInfraTier | undefined
  readonly permissions?: MoltInfraAccount['permissions'] | undefined
  readonly revoked?: boolean | undefined
}

export interface Accounts {
  create(options?: MoltInfraAccountOptions): MoltInfraAccount
  update(id: string, options: MoltInfraAccountOptions): MoltInfraAccount
  list(): readonly MoltInfraAccount[]
  find(id: string): MoltInfraAccount | undefined
  /** Returns the account that was created first. */
  first(): MoltInfraAccount | undefined
  byKey(apiKey: string): MoltInfraAccount | undefined
  /** The keys of all accounts. */
  readonly secrets: SecretSet
  /** Removes all accounts, and adds others. */
  reset(others?: readonly MoltInfraAccount[]): void
}

const tiers = ['standard', 'pro', 'enterprise']

const checkOptions = ({ tier, permissions, revoked }: MoltInfraAccountOptions): void => {
  const isNumber = Number.isInteger(tier) && Number(tier) > 0
  if (tier !== undefined && !isNumber && !tiers.includes(String(tier))) {
    const expected =
      '"standard", "pro", "enterprise" or requests per minute as an integer of at least 1'
    throw new RangeError(`tier must be ${expected}, got ${JSON.stringify(tier)}.`)
  }
  if (permissions !== undefined && permissions !== 'all' && permissions !== 'read') {
    throw new RangeError(`permissions must be "all" or "read", got ${JSON.stringify(permissions)}.`)
  }
  if (revoked !== undefined && typeof revoked !== 'boolean') {
    throw new RangeError(`revoked must be true or false, got ${JSON.stringify(revoked)}.`)
  }
}

export const createAccounts = (ids: Ids): Accounts => {
  const accounts = new Map<string, MoltInfraAccount>()
  const byKey = new Map<string, MoltInfraAccount>()
  const secrets = new SecretSet()
  const add = (account: MoltInfraAccount): void => {
    accounts.set(account.id, account)
    byKey.set(account.apiKey, account)
    secrets.add(account.apiKey)
  }

  return {
    create(options = {}) {
      checkOptions(options)
      const { tier = 'standard', permissions = 'all', revoked = false } = options
      const apiKey = ids.next('mi_test_', 24)
      const account: MoltInfraAccount = {
        id: ids.next('acct_'),
        apiKey,
        tier,
        permissions,
        revoked,
      }
      add(account)
      return account
    },
    update(id, options) {
      const account = accounts.get(id)
      if (!account) throw new RangeError(`Account ${JSON.stringify(id)} not found.`)
      checkOptions(options)
      account.tier = options.tier ?? account.tier
      account.permissions = options.permissions ?? account.permissions
      account.revoked = options.revoked ?? account.revoked
      return account
    },
    list: () => [...accounts.values()],
    find: (id) => accounts.get(id),
    first: () => accounts.values().next().value,
    byKey: (apiKey) => byKey.get(apiKey),
    secrets,
    reset(others = []) {
      for (const store of [accounts, byKey, secrets]) store.clear()
      for (const account of others) add(account)
    },
  }
}
