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
    'How far the account is connected for payouts. `not_connected` is the one value shown.',
  ),
  Wallet: describeObject(wallet.Wallet, 'reference', 'The money of the account.', {
    balance: 'Balance in cents. Whether it includes what is held is not documented.',
    heldBalance: 'Held in escrow for tasks, in cents.',
    currency: 'Currency, such as `USD`.',
  }),
  WalletOverview: describeObject(
    wallet.WalletOverview,
    'reference',
    'The wallet, and whether payouts can be made from it.',
    { wallet: 'The money of the account.', connectStatus: 'How far payouts are set up.' },
  ),
  TransactionType: describeValue(
    shapes.TransactionType,
    'assumed',
    'What money moved for. The reference filters by it and shows no value.',
  ),
  TransactionQuery: describeObject(
    wallet.TransactionQuery,
    'reference',
    'Which transactions to list.',
    {
      type: 'Only transactions of this type.',
      page: {
        description: 'Page to return, counted from 1.',
        default: 1,
        defaultSource: 'inferred',
      },
      limit: {
        description:
          'Transactions on a page. The maximum of 100 is documented for the search of agents alone.',
        default: 20,
        defaultSource: 'inferred',
      },
    },
  ),
  Transaction: describeObject(
    wallet.Transaction,
    'assumed',
    'Money that moved into, out of or within the wallet.',
    about.transactionFields,
  ),
  TransactionList: describeObject(
    wallet.TransactionList,
    'inferred',
    'One page of transactions. The names are those of most lists.',
    {
      items: 'The transactions on this page.',
      pagination: 'Where this page stands among all of them.',
    },
  ),
  DepositLimits: describeObject(
    wallet.DepositLimits,
    'assumed',
    'How much may be deposited. The reference says only that it tells limits and trust.',
    about.depositLimitFields,
  ),
}

export const walletOperationDocs: Readonly<
  Record<keyof typeof wallet.walletOperations, OperationDocs>
> = {
  getWallet: {
    tag: 'Wallet',
    summary: 'Get the wallet',
    description: 'Returns the balance of the account and whether payouts are set up.',
  },
  listTransactions: {
    tag: 'Wallet',
    summary: 'List transactions',
    description: 'Returns one page of what moved into, out of and within the wallet.',
  },
  getDepositLimits: {
    tag: 'Wallet',
    summary: 'Get the deposit limits',
    description: 'Returns how much may be deposited. Deposits themselves need a browser session.',
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
