import type { Fixtures } from '../../kernel/index.ts'
import { cents, usd } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import * as shapes from '../assumed.ts'
import { onePage, submittedAt, taskId } from '../fixture-values.ts'
import type { Transaction } from '../types.ts'
import * as wallet from './wallet.ts'

export const walletSchemas = {
  ConnectStatus: describeValue(
    wallet.ConnectStatus,
    'reference',
    'Payout status of the account. `not_connected` is the only documented value.',
  ),
  Wallet: describeObject(wallet.Wallet, 'reference', 'Wallet of the account.', {
    balance: 'Balance in cents. Whether it includes held amounts is not documented.',
    heldBalance: 'Amount held in escrow for tasks, in cents.',
    currency: 'Currency, such as `USD`.',
  }),
  WalletOverview: describeObject(
    wallet.WalletOverview,
    'reference',
    'The wallet and the payout status.',
    { wallet: 'Wallet of the account.', connectStatus: 'Payout status.' },
  ),
  TransactionType: describeValue(
    shapes.TransactionType,
    'assumed',
    'Type of a transaction. The reference has it as a filter and shows no value.',
  ),
  TransactionQuery: describeObject(
    wallet.TransactionQuery,
    'reference',
    'Filter and page of the list.',
    {
      type: 'Only transactions of this type.',
      page: {
        description: 'Page to return, counted from 1.',
        default: 1,
        defaultSource: 'inferred',
      },
      limit: {
        description:
          'Transactions per page. The maximum of 100 is only documented for the search of agents.',
        default: 20,
        defaultSource: 'inferred',
      },
    },
  ),
  Transaction: describeObject(
    wallet.Transaction,
    'assumed',
    'A transaction of the wallet.',
    about.transactionFields,
  ),
  TransactionList: describeObject(
    wallet.TransactionList,
    'inferred',
    'One page of transactions. The field names are those of most lists.',
    {
      items: 'The transactions on this page.',
      pagination: 'Pagination of the list.',
    },
  ),
  DepositLimits: describeObject(
    wallet.DepositLimits,
    'assumed',
    'Deposit limits. The reference only says that the response contains limits and trust.',
    about.depositLimitFields,
  ),
}

export const walletOperationDocs: Readonly<
  Record<keyof typeof wallet.walletOperations, OperationDocs>
> = {
  getWallet: {
    tag: 'Wallet',
    summary: 'Get the wallet',
    description: 'Returns the balance and the payout status of the account.',
  },
  listTransactions: {
    tag: 'Wallet',
    summary: 'List transactions',
    description: 'Returns one page of transactions of the wallet.',
  },
  getDepositLimits: {
    tag: 'Wallet',
    summary: 'Get the deposit limits',
    description: 'Returns the deposit limits. Deposits themselves need a browser session.',
  },
}

const transaction = {
  id: 'clx4money0001',
  type: 'escrow_hold',
  amount: cents(2500),
  taskId,
  description: 'Held for Review of a lease',
  createdAt: submittedAt,
} satisfies Transaction

export const walletFixtures: Fixtures<typeof wallet.walletOperations> = {
  getWallet: {
    args: {},
    data: {
      wallet: { balance: usd(500), heldBalance: usd(25), currency: 'USD' },
      connectStatus: 'not_connected',
    },
  },
  listTransactions: {
    args: { query: { type: 'escrow_hold', page: 1, limit: 20 } },
    data: { items: [transaction], pagination: onePage },
  },
  getDepositLimits: {
    args: {},
    data: {
      trustStatus: 'new_verified',
      minDeposit: usd(5),
      maxDeposit: usd(500),
      dailyLimit: usd(1000),
      remainingToday: usd(1000),
    },
  },
}
