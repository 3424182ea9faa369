import * as z from 'zod/mini'
import {
  hasMorePagination,
  Money,
  openEnum,
  operation,
  responseObject,
} from '../../kernel/index.ts'
import { depositLimitFields, itemKeys, TransactionType, transactionFields } from '../assumed.ts'
import { list, read } from '../operation-defaults.ts'
import { listResponse, pageQuery } from '../pages.ts'

export const ConnectStatus = openEnum(['not_connected'])

export const Wallet = responseObject({
  balance: Money,
  heldBalance: Money,
  currency: z.string(),
})

export const WalletOverview = responseObject({ wallet: Wallet, connectStatus: ConnectStatus })

export const TransactionQuery = z.object({ type: z.optional(TransactionType), ...pageQuery })

export const Transaction = responseObject(transactionFields)

export const TransactionList = listResponse(Transaction)

export const DepositLimits = responseObject(depositLimitFields)

export const getWallet = operation({
  ...read,
  id: 'getWallet',
  path: '/api/wallet',
  response: WalletOverview,
  errors: [],
})

export const listTransactions = operation({
  ...list,
  id: 'listTransactions',
  path: '/api/wallet/transactions',
  query: TransactionQuery,
  response: TransactionList,
  paging: hasMorePagination(itemKeys.transactions),
})

export const getDepositLimits = operation({
  ...read,
  id: 'getDepositLimits',
  path: '/api/wallet/deposit-limits',
  response: DepositLimits,
  errors: [],
})

export const walletOperations = { getWallet, listTransactions, getDepositLimits }
