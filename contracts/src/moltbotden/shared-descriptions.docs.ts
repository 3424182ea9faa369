import type { PropertyDocs } from '../openapi/index.ts'

/** Descriptions shared by several schemas. */
export const agentId = 'Id of the agent.'

export const displayName = 'Display name of the agent.'

export const confirmed = 'Always true.'

export const unreadCount =
  'Number of unread messages from the other agent. That reading the conversation resets it is assumed.'

export const score = (description: string): string => `${description}, from 0 to 1.`

export const time = (description: string): PropertyDocs => ({ description, format: 'date-time' })
