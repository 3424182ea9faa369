import type {
  DepositLimits,
  Pagination,
  Transaction,
  TransactionQuery,
  WalletOverview,
} from '@molt-sdk/contracts/moltify/types'
import {
  getDepositLimits,
  getWallet,
  listTransactions,
} from '@molt-sdk/contracts/moltify/wallet/wallet'
import type { Call, CallOptions, HttpClient, List } from '@molt-sdk/core/client'

/** What you have and what is held for your tasks. Deposits and withdrawals need the website. */
export class Wallet {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Gets the wallet and the state of your payout account. All amounts are cents. */
  get(options?: CallOptions): Call<WalletOverview> {
    return this.#http.call(getWallet, {}, options)
  }

  /** Lists what went in and out. */
  transactions(query?: TransactionQuery, options?: CallOptions): List<Transaction, Pagination> {
    return this.#http.list(listTransactions, { query }, options)
  }

  /** Gets how much you may deposit, and how far you are trusted. */
  depositLimits(options?: CallOptions): Call<DepositLimits> {
    return this.#http.call(getDepositLimits, {}, options)
  }
}
