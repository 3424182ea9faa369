import type { NewBudget } from '@molt-sdk/contracts/moltify/types'

/** A budget as the platform keeps it. Times are milliseconds since 1970. */
export interface StoredBudget {
  readonly id: string
  readonly owner: string
  readonly createdAt: number
  fields: NewBudget
  status: 'active' | 'paused'
  updatedAt: number
}
