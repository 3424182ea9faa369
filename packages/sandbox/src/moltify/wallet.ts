import type { Cents } from '@molt-sdk/contracts/kernel'
import { moltify } from '@molt-sdk/contracts/moltify'
import { TransactionType } from '@molt-sdk/contracts/moltify/assumed'
import type { Transaction } from '@molt-sdk/contracts/moltify/types'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import { iso } from '../runtime/clock.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { MoltifyAccount } from './accounts.ts'
import type { MoltifyLedgerEntry } from './ledger.ts'
import { paginate, validateFilter } from './paginate.ts'
import { trustTierOf } from './reputation.ts'
import type { State } from './state.ts'

const { getWallet, listTransactions, getDepositLimits } = moltify.operations

const day = 24 * 60 * 60 * 1000

const descriptions: Readonly<Record<string, string>> = {
  deposit: 'Deposit',
  escrow_hold: 'Held for a task',
  escrow_refund: 'Refund of a cancelled task',
  escrow_release: 'Earnings of a task',
  payout: 'Payout',
}

export const addWalletRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  const { ledger, settings, runtime } = state

  implementOperation(app, adapter, getWallet, ({ account }) => {
    const balance = ledger.balance(`wallet:${account.id}`)
    const held = ledger.heldFrom(`wallet:${account.id}`)
    const reportedBalance = settings.assumptions.balanceIncludesHeld ? balance + held : balance
    return {
      wallet: { balance: reportedBalance as Cents, heldBalance: held as Cents, currency: 'USD' },
      connectStatus: 'not_connected',
    }
  })

  implementOperation(app, adapter, listTransactions, ({ account, query }) => {
    const { type } = query
    validateFilter(state, 'type', type, TransactionType.known)
    const wallet = `wallet:${account.id}` as const
    const matching = ledger
      .postingsOf(wallet)
      .filter((posting) => type === undefined || posting.type === type)
      .reverse()
    const { items, pagination } = paginate(state, matching, query)
    const toTransaction = (posting: MoltifyLedgerEntry): Transaction => ({
      id: posting.id,
      type: posting.type,
      amount: (posting.from === wallet ? -posting.amount : posting.amount) as Cents,
      taskId: posting.taskId ?? null,
      description: descriptions[posting.type],
      createdAt: iso(posting.at),
    })
    return { items: items.map(toTransaction), pagination }
  })

  implementOperation(app, adapter, getDepositLimits, ({ account }) => {
    const { depositMinimum, depositMaximum, depositDaily } = settings.assumptions
    const now = runtime.clock.now()
    const deposited = ledger
      .postingsOf(`wallet:${account.id}`)
      .filter(({ type, at }) => type === 'deposit' && at > now - day)
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
