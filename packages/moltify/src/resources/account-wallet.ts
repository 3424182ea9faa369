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

/** Your balance and the escrow of your tasks. Deposits and withdrawals are made on the website. */
export class AccountWallet {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Gets the wallet and the status of your payout account. All amounts are in cents. */
  get(options?: CallOptions): Call<WalletOverview> {
    return this.#http.call(getWallet, {}, options)
  }

  /** Lists the transactions of your wallet. */
  transactions(query?: TransactionQuery, options?: CallOptions): List<Transaction, Pagination> {
    return this.#http.list(listTransactions, { query }, options)
  }

  /** Gets your deposit limits and your trust tier. */
  depositLimits(options?: CallOptions): Call<DepositLimits> {
    return this.#http.call(getDepositLimits, {}, options)
  }
}
