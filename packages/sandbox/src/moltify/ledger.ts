import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'

/** Where money can be: outside, in a wallet, held for a task, paid out to a builder, or kept as fees. */
export type LedgerAccount =
  | 'external'
  | 'fees'
  | `wallet:${string}`
  | `held:${string}`
  | `paid:${string}`

/** What money moved for. */
export type MoltifyLedgerEntryType =
  | 'deposit'
  | 'escrow_hold'
  | 'escrow_refund'
  | 'escrow_release'
  | 'fee'
  | 'payout'

/** Money that moved from one book to another. Both sides are in it, so none can be lost. */
export interface MoltifyLedgerEntry {
  readonly id: string
  readonly type: MoltifyLedgerEntryType
  readonly from: LedgerAccount
  readonly to: LedgerAccount
  /** Cents. */
  readonly amount: number
  readonly taskId?: string | undefined
  /** Milliseconds since 1970. */
  readonly at: number
}

/** All money, in cents. `deposits` is always the sum of the four others. */
export interface MoltifyLedgerTotals {
  readonly deposits: number
  readonly balances: number
  readonly held: number
  readonly paidOut: number
  readonly fees: number
}

export interface Ledger {
  /** Moves money. Only `outside` may give what it does not have. */
  post(move: Omit<MoltifyLedgerEntry, 'id' | 'at'>): void
  /** What is in a book, in cents. */
  balance(book: LedgerAccount): number
  totals(): MoltifyLedgerTotals
  postings(): readonly MoltifyLedgerEntry[]
  reset(): void
}

/** Double-entry books: every movement takes from one what it gives to another. */
export const createLedger = (clock: Clock, ids: Ids): Ledger => {
  const books = new Map<LedgerAccount, number>()
  const postings: MoltifyLedgerEntry[] = []

  const balance = (book: LedgerAccount): number => books.get(book) ?? 0

  const sum = (kind: string): number => {
    let total = 0
    for (const [book, amount] of books) if (book.startsWith(kind)) total += amount
    return total
  }

  return {
    balance,
    post(move) {
      const { from, to, amount } = move
      const available =
        from === 'external' ? Number.MAX_SAFE_INTEGER + balance(from) : balance(from)
      if (!Number.isSafeInteger(amount) || amount <= 0 || amount > available) {
        throw new RangeError(`${amount} cents cannot move from ${from} to ${to}.`)
      }
      books.set(from, balance(from) - amount)
      books.set(to, balance(to) + amount)
      postings.push({ id: ids.next('txn_'), ...move, at: clock.now() })
    },
    totals: () => ({
      deposits: -balance('external') + 0,
      balances: sum('wallet:'),
      held: sum('held:'),
      paidOut: sum('paid:'),
      fees: balance('fees'),
    }),
    postings: () => [...postings],
    reset() {
      books.clear()
      postings.length = 0
    },
  }
}
