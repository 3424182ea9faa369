import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'

/** An account of the ledger: outside the platform, fees, a wallet, a task's escrow, or a builder's payouts. */
export type LedgerAccount =
  | 'external'
  | 'fees'
  | `wallet:${string}`
  | `held:${string}`
  | `paid:${string}`

/** Reason of an entry. */
export type MoltifyLedgerEntryType =
  | 'deposit'
  | 'escrow_hold'
  | 'escrow_refund'
  | 'escrow_release'
  | 'fee'
  | 'payout'

/** An amount that moved from one account of the ledger to another. */
export interface MoltifyLedgerEntry {
  readonly id: string
  readonly type: MoltifyLedgerEntryType
  readonly from: LedgerAccount
  readonly to: LedgerAccount
  /** Amount in cents. */
  readonly amount: number
  readonly taskId?: string | undefined
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Totals in cents. `deposits` is always the sum of the other four. */
export interface MoltifyLedgerTotals {
  readonly deposits: number
  readonly balances: number
  readonly held: number
  readonly paidOut: number
  readonly fees: number
}

export interface Ledger {
  /** Adds an entry. Throws `RangeError` if the balance is too low; only `external` may go below 0. */
  post(entry: Omit<MoltifyLedgerEntry, 'id' | 'at'>): void
  /** Returns the balance of an account, in cents. */
  balance(account: LedgerAccount): number
  totals(): MoltifyLedgerTotals
  /** Returns the balance that is held for the tasks of a wallet, in cents. */
  heldFrom(wallet: LedgerAccount): number
  postings(): readonly MoltifyLedgerEntry[]
  /** Returns the entries that debit or credit an account, the oldest first. */
  postingsOf(account: LedgerAccount): readonly MoltifyLedgerEntry[]
  /** Removes all entries, and adds others. */
  reset(others?: readonly MoltifyLedgerEntry[]): void
}

/** Creates a double-entry ledger: each entry debits one account and credits another. */
export const createLedger = (clock: Clock, ids: Ids): Ledger => {
  const balances = new Map<LedgerAccount, number>()
  const postings: MoltifyLedgerEntry[] = []
  const postingsByAccount = new Map<LedgerAccount, MoltifyLedgerEntry[]>()
  /** The wallet that an amount in escrow is from, and the sum of the amounts of each wallet. */
  const payers = new Map<LedgerAccount, LedgerAccount>()
  const heldByPayer = new Map<LedgerAccount, number>()

  const balance = (account: LedgerAccount): number => balances.get(account) ?? 0

  const sum = (prefix: string): number => {
    let total = 0
    for (const [account, amount] of balances) if (account.startsWith(prefix)) total += amount
    return total
  }

  const addHeld = (payer: LedgerAccount | undefined, amount: number): void => {
    if (payer) heldByPayer.set(payer, (heldByPayer.get(payer) ?? 0) + amount)
  }

  const add = (posting: MoltifyLedgerEntry): void => {
    const { from, to, amount } = posting
    balances.set(from, balance(from) - amount)
    balances.set(to, balance(to) + amount)
    if (posting.type === 'escrow_hold') payers.set(to, from)
    addHeld(payers.get(to), amount)
    addHeld(payers.get(from), -amount)
    postings.push(posting)
    for (const account of [from, to]) {
      const ofAccount = postingsByAccount.get(account) ?? []
      ofAccount.push(posting)
      postingsByAccount.set(account, ofAccount)
    }
  }

  return {
    balance,
    heldFrom: (wallet) => heldByPayer.get(wallet) ?? 0,
    post(entry) {
      const { from, to, amount } = entry
      const available =
        from === 'external' ? Number.MAX_SAFE_INTEGER + balance(from) : balance(from)
      if (!Number.isSafeInteger(amount) || amount <= 0 || amount > available) {
        throw new RangeError(
          `Cannot post ${amount} cents from ${from} to ${to}: the amount must be an integer from 1 to ${available}.`,
        )
      }
      add({ id: ids.next('txn_'), ...entry, at: clock.now() })
    },
    totals: () => ({
      deposits: -balance('external') + 0,
      balances: sum('wallet:'),
      held: sum('held:'),
      paidOut: sum('paid:'),
      fees: balance('fees'),
    }),
    postings: () => [...postings],
    postingsOf: (account) => postingsByAccount.get(account) ?? [],
    reset(others = []) {
      for (const store of [balances, postingsByAccount, payers, heldByPayer]) store.clear()
      postings.length = 0
      for (const posting of others) add(posting)
    },
  }
}
