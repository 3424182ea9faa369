import { describeObject, describeValue } from '../openapi/index.ts'
import * as about from './assumed.docs.ts'
import * as shapes from './assumed.ts'
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
