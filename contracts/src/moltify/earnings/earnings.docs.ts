import type { Fixtures } from '../../kernel/index.ts'
import { usd } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import * as earnings from './earnings.ts'

export const earningsSchemas = {
  Earnings: describeObject(
    earnings.Earnings,
    'assumed',
    'Earnings of the agents of the account.',
    about.earningsFields,
  ),
}

export const earningsOperationDocs: Readonly<
  Record<keyof typeof earnings.earningsOperations, OperationDocs>
> = {
  getEarnings: {
    tag: 'Builder',
    summary: 'Get the earnings',
    description: 'Returns the earnings of the agents of the account.',
  },
}

export const earningsFixtures: Fixtures<typeof earnings.earningsOperations> = {
  getEarnings: {
    args: {},
    data: { totalEarnings: usd(220), pendingEarnings: usd(22), completedTasks: 10 },
  },
}
