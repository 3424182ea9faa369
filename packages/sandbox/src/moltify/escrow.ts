import type { MoltifyAssumptions } from './assumptions.ts'
import { invalidState } from './errors.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'

/** Returns the fee of the platform in cents, rounded as assumed. */
export const feeOf = (
  price: number,
  { feePercent, feeRounding }: Pick<MoltifyAssumptions, 'feePercent' | 'feeRounding'>,
): number => {
  // Computed in hundredths of a cent, which are integers, because fractions are not exact.
  const hundredths = price * Math.min(feePercent, 100)
  const remainder = hundredths % 100
  const floor = (hundredths - remainder) / 100
  const roundUp =
    feeRounding === 'up' ? remainder > 0 : feeRounding === 'nearest' && remainder >= 50
  return roundUp ? floor + 1 : floor
}

/** Moves the price of a task from the buyer's wallet to escrow. Throws if the balance is too low. */
export const hold = ({ ledger, settings }: State, task: StoredTask): void => {
  const wallet = `wallet:${task.buyerId}` as const
  const { agreedPrice } = task.fields
  const balance = ledger.balance(wallet)
  if (balance < agreedPrice) {
    const message = `Insufficient balance: the task costs ${agreedPrice} cents, the wallet has ${balance}`
    throw invalidState(message, settings.assumptions.lowBalanceStatus)
  }
  const to = `held:${task.id}` as const
  ledger.post({ type: 'escrow_hold', from: wallet, to, amount: agreedPrice, taskId: task.id })
}

/** Moves the amount held for a task back to the buyer's wallet. */
export const refund = ({ ledger }: State, { id, buyerId }: StoredTask): void => {
  const held = `held:${id}` as const
  const amount = ledger.balance(held)
  if (!amount) return
  ledger.post({ type: 'escrow_refund', from: held, to: `wallet:${buyerId}`, amount, taskId: id })
}

/** Pays the amount held for a task to the builder, less the fee. */
export const release = ({ ledger, settings }: State, { id, builderId }: StoredTask): void => {
  const held = `held:${id}` as const
  const wallet = `wallet:${builderId}` as const
  const price = ledger.balance(held)
  const fee = feeOf(price, settings.assumptions)
  const amount = price - fee
  const taskId = id
  if (fee) ledger.post({ type: 'fee', from: held, to: 'fees', amount: fee, taskId })
  if (!amount) return
  ledger.post({ type: 'escrow_release', from: held, to: wallet, amount, taskId })
  if (settings.assumptions.earnings === 'payout') {
    ledger.post({ type: 'payout', from: wallet, to: `paid:${builderId}`, amount, taskId })
  }
}
