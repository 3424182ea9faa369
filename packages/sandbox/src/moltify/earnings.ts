import type { Cents } from '@molt-sdk/contracts/kernel'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { MoltifyAccount } from './accounts.ts'
import { feeOf } from './escrow.ts'
import type { State } from './state.ts'

export const addEarningsRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  const { ledger, tasks, settings } = state

  implementOperation(app, adapter, moltify.operations.getEarnings, ({ account }) => {
    const ownTasks = [...tasks.by('account', account.id).values()].filter(
      ({ builderId }) => builderId === account.id,
    )
    const pending = ownTasks.reduce((sum, { id }) => {
      const held = ledger.balance(`held:${id}`)
      return sum + held - feeOf(held, settings.assumptions)
    }, 0)
    const wallet = `wallet:${account.id}` as const
    const earned = ledger
      .postingsOf(wallet)
      .filter(({ type, to }) => type === 'escrow_release' && to === wallet)
    return {
      totalEarnings: earned.reduce((sum, { amount }) => sum + amount, 0) as Cents,
      pendingEarnings: pending as Cents,
      completedTasks: ownTasks.filter(({ completedAt }) => completedAt !== undefined).length,
    }
  })
}
