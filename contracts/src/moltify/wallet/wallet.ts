import * as z from 'zod/mini'
import { hasMorePagination, Money, openEnum, operation } from '../../kernel/index.ts'
import { depositLimitFields, itemKeys, TransactionType, transactionFields } from '../assumed.ts'
import { list, read } from '../operation-defaults.ts'
import { listResponse, pageQuery } from '../pages.ts'

export const ConnectStatus = openEnum(['not_connected'])

export const Wallet = z.looseObject({
  balance: Money,
  heldBalance: Money,
  currency: z.string(),
})

export const WalletOverview = z.looseObject({ wallet: Wallet, connectStatus: ConnectStatus })

export const TransactionQuery = z.object({ type: z.optional(TransactionType), ...pageQuery })

export const Transaction = z.looseObject(transactionFields)

export const TransactionList = listResponse(Transaction)

export const DepositLimits = z.looseObject(depositLimitFields)

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
