import type { Ids } from '../runtime/ids.ts'
import type { MoltInfraTier } from './settings.ts'

/** Who calls. */
export interface MoltInfraAccount {
  readonly id: string
  readonly apiKey: string
  tier: MoltInfraTier
  /** What its key may do. With `'read'`, everything that changes something is FORBIDDEN. */
  permissions: 'all' | 'read'
  /** A revoked key is UNAUTHORIZED. */
  revoked: boolean
}

/** What may be said of an account when it is made, and changed afterwards. */
export interface MoltInfraAccountOptions {
  readonly tier?: MoltInfraTier | undefined
  readonly permissions?: MoltInfraAccount['permissions'] | undefined
  readonly revoked?: boolean | undefined
}

export interface Accounts {
  create(options?: MoltInfraAccountOptions): MoltInfraAccount
  update(id: string, options: MoltInfraAccountOptions): MoltInfraAccount
  list(): readonly MoltInfraAccount[]
  byKey(apiKey: string): MoltInfraAccount | undefined
  reset(): void
}

const tiers = ['standard', 'pro', 'enterprise']

const checkOptions = ({ tier, permissions, revoked }: MoltInfraAccountOptions): void => {
  const isNumber = Number.isInteger(tier) && Number(tier) > 0
  if (tier !== undefined && !isNumber && !tiers.includes(String(tier))) {
    const form = `${tiers.join(', ')} or a whole number of calls a minute`
    throw new RangeError(`tier must be ${form}, not ${JSON.stringify(tier)}.`)
  }
  if (permissions !== undefined && permissions !== 'all' && permissions !== 'read') {
    throw new RangeError(`permissions must be all or read, not ${JSON.stringify(permissions)}.`)
  }
  if (revoked !== undefined && typeof revoked !== 'boolean') {
    throw new RangeError(`revoked must be true or false, not ${JSON.stringify(revoked)}.`)
  }
}

export const createAccounts = (ids: Ids): Accounts => {
  const accounts = new Map<string, MoltInfraAccount>()
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
      accounts.set(account.id, account)
      return account
    },
    update(id, options) {
      const account = accounts.get(id)
      if (!account) throw new RangeError(`There is no account ${JSON.stringify(id)}.`)
      checkOptions(options)
      account.tier = options.tier ?? account.tier
      account.permissions = options.permissions ?? account.permissions
      account.revoked = options.revoked ?? account.revoked
      return account
    },
    list: () => [...accounts.values()],
    byKey: (apiKey) => [...accounts.values()].find((account) => account.apiKey === apiKey),
    reset: () => accounts.clear(),
  }
}
