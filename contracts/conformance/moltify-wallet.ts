import { expect } from 'vitest'
import type { MoltifyCases } from './moltify-resources.ts'

type WalletId = 'getWallet' | 'listTransactions' | 'getDepositLimits' | 'getEarnings'

const sumOf = (all: readonly (number | null | undefined)[]): number =>
  all.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)

/** Wallet of the buyer and earnings of the builder. */
export const walletCases: Pick<MoltifyCases, WalletId> = {
  getWallet: {
    requires: ['taskId'],
    async verify(client, _, { wallet }) {
      const pending = await client.tasks.list({ status: 'pending', role: 'buyer' })
      expect(wallet.heldBalance).toBeGreaterThan(0)
      expect(wallet.heldBalance).toBe(sumOf(pending.items.map((task) => task.agreedPrice)))
      const { items } = await client.wallet.transactions()
      expect(wallet.balance).toBe(sumOf(items.map(({ amount }) => amount)))
    },
  },
  listTransactions: {
    requires: ['taskId'],
    async verify({ tasks }, { query }, { items }) {
      const [hold] = items
      expect(items).toMatchObject([{ type: query?.type }])
      const { agreedPrice } = await tasks.get(hold?.taskId ?? '')
      expect(hold?.amount).toBe(-(agreedPrice ?? 0))
    },
  },
  getDepositLimits: {
    sandboxOnly: true,
    async verify({ wallet }, _, { minDeposit, maxDeposit, dailyLimit, remainingToday }) {
      expect(minDeposit).toBeLessThan(maxDeposit ?? 0)
      const { items } = await wallet.transactions({ type: 'deposit' })
      expect(sumOf([remainingToday, ...items.map(({ amount }) => amount)])).toBe(dailyLimit)
    },
  },
  getEarnings: {
    role: 'builder',
    requires: ['taskId'],
    async verify({ tasks }, _, { completedTasks, totalEarnings }) {
      const { items } = await tasks.list({ status: 'completed', role: 'builder' })
      expect(items).toHaveLength(completedTasks ?? 0)
      expect(totalEarnings).toBeGreaterThan(0)
      expect(totalEarnings).toBeLessThan(sumOf(items.map((task) => task.agreedPrice)))
    },
  },
}
