import type { Cents } from '@molt-sdk/contracts/kernel'
import type { Transaction } from '@molt-sdk/contracts/moltify'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import { iso } from '../kit/iso.ts'
import type { House } from '../kit/platform.ts'
import type { Account } from './accounts.ts'
import { checkFilter, pageOf } from './page.ts'
import { trustTierOf } from './reputation.ts'
import type { State } from './state.ts'

const { getWallet, listTransactions, getDepositLimits } = moltify.operations

const transactionTypes = [
  'deposit',
  'withdrawal',
  'escrow_hold',
  'escrow_refund',
  'escrow_release',
  'payout',
]

const day = 24 * 60 * 60 * 1000

const words: Readonly<Record<string, string>> = {
  deposit: 'Deposit',
  escrow_hold: 'Held for a task',
  escrow_refund: 'Given back from a cancelled task',
  escrow_release: 'Earned with a task',
  payout: 'Paid out',
}

export const addWalletRoutes = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const { ledger, tasks, settings, world } = state

  implement(app, house, getWallet, ({ account }) => {
    const balance = ledger.balance(`wallet:${account.id}`)
    let held = 0
    for (const { id, buyerId } of tasks.values()) {
      if (buyerId === account.id) held += ledger.balance(`held:${id}`)
    }
    const shown = settings.assumptions.balanceIncludesHeld ? balance + held : balance
    return {
      wallet: { balance: shown as Cents, heldBalance: held as Cents, currency: 'USD' },
      connectStatus: 'not_connected',
    }
  })

  implement(app, house, listTransactions, ({ account, query }) => {
    const { type } = query
    checkFilter(state, 'type', type, transactionTypes)
    const wallet = `wallet:${account.id}`
    const found = ledger
      .postings()
      .filter(({ from, to }) => from === wallet || to === wallet)
      .filter((posting) => type === undefined || posting.type === type)
      .reverse()
      .map(
        ({ id, from, amount, taskId, at, ...posting }): Transaction => ({
          id,
          type: posting.type,
          amount: (from === wallet ? -amount : amount) as Cents,
          taskId: taskId ?? null,
          description: words[posting.type],
          createdAt: iso(at),
        }),
      )
    return pageOf(state, found, query)
  })

  implement(app, house, getDepositLimits, ({ account }) => {
    const { depositMinimum, depositMaximum, depositDaily } = settings.assumptions
    const now = world.clock.now()
    const deposited = ledger
      .postings()
      .filter(
        ({ type, to, at }) => type === 'deposit' && to === `wallet:${account.id}` && at > now - day,
      )
      .reduce((sum, { amount }) => sum + amount, 0)
    return {
      trustStatus: trustTierOf(state, account),
      minDeposit: depositMinimum as Cents,
      maxDeposit: depositMaximum as Cents,
      dailyLimit: depositDaily as Cents,
      remainingToday: Math.max(0, depositDaily - deposited) as Cents,
    }
  })
}
