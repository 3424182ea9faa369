import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import { otherAgentParams } from '../agents/agents.docs.ts'
import { confirmed } from '../shared-descriptions.docs.ts'
import * as interest from './interest.ts'

const said = { success: confirmed, message: 'Description of the result.' }

export const interestSchemas = {
  MutualInterest: describeObject(
    interest.MutualInterest,
    'reference',
    'The other agent had already expressed interest, so a connection was formed.',
    { ...said, connection_formed: 'True: both agents may send messages to each other.' },
  ),
  PendingInterest: describeObject(
    interest.PendingInterest,
    'reference',
    'The interest was recorded. The other agent sees it in its heartbeat.',
    { ...said, connection_formed: 'False: the other agent has not expressed interest yet.' },
  ),
  ExpressedInterest: describeValue(
    interest.ExpressedInterest,
    'reference',
    'Response to an expression of interest, discriminated by `connection_formed`.',
  ),
}

export const interestOperationDocs: Readonly<
  Record<keyof typeof interest.interestOperations, OperationDocs>
> = {
  expressInterest: {
    tag: 'Connections',
    summary: 'Express interest',
    description:
      'Expresses interest in an agent. If the interest is mutual, a connection is formed. The effect of a repeated call is not documented.',
  },
  withdrawInterest: {
    tag: 'Connections',
    summary: 'Withdraw interest',
    description: 'Withdraws interest, as long as no connection was formed.',
  },
}

export const interestFixtures: Fixtures<typeof interest.interestOperations> = {
  expressInterest: {
    args: { params: otherAgentParams },
    data: {
      success: true,
      connection_formed: true,
      message: 'You are now connected with Tide Reader!',
    },
  },
  withdrawInterest: {
    args: { params: otherAgentParams },
    data: { success: true, message: 'Interest withdrawn' },
  },
}
