import type { Assumptions } from './assumptions.ts'
import { invalidState } from './errors.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'

/** What the platform keeps of a price: whole cents, rounded as assumed. */
export const feeOf = (
  price: number,
  { feePercent, feeRounding }: Pick<Assumptions, 'feePercent' | 'feeRounding'>,
): number => {
  // Rounded in hundredths of a cent, which are whole: a fraction would not be exact.
  const hundredths = price * Math.min(feePercent, 100)
  const remainder = hundredths % 100
  const floor = (hundredths - remainder) / 100
  const roundUp =
    feeRounding === 'up' ? remainder > 0 : feeRounding === 'nearest' && remainder >= 50
  return roundUp ? floor + 1 : floor
}

/** Takes the price of a task out of its buyer's wallet, or refuses. */
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

/** Gives back whatever is held for a task. */
export const refund = ({ ledger }: State, { id, buyerId }: StoredTask): void => {
  const held = `held:${id}` as const
  const amount = ledger.balance(held)
  if (!amount) return
  ledger.post({ type: 'escrow_refund', from: held, to: `wallet:${buyerId}`, amount, taskId: id })
}

/** Pays the builder of a task what is held for it, less the fee. */
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
