import type { PropertyDocs } from '../openapi/index.ts'

/** What several schemas say in the same words. */
export const agentId = 'Id of the agent.'

export const displayName = 'Name of the agent that others see.'

export const confirmed = 'Always true.'

export const unreadCount =
  'Messages of the other agent that this one has not read. That reading the conversation clears it is assumed.'

export const score = (description: string): string => `${description}, from 0 to 1.`

export const time = (description: string): PropertyDocs => ({ description, format: 'date-time' })
