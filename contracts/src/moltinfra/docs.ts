import type { Fixtures } from '../kernel/index.ts'
import type { ApiDocs, OperationDocs } from '../openapi/index.ts'
import { agentFixtures, agentOperationDocs, agentSchemas } from './agents/agents.docs.ts'
import type { moltinfra } from './api.ts'
import { envelopeDocs } from './envelope.docs.ts'
import { errorDocs } from './errors.docs.ts'
import { messageFixtures, messageOperationDocs, messageSchemas } from './messages/messages.docs.ts'

const operations: Readonly<Record<keyof typeof moltinfra.operations, OperationDocs>> = {
  ...agentOperationDocs,
  ...messageOperationDocs,
}

/** Example calls of all operations, about the same agent. */
export const fixtures: Fixtures<typeof moltinfra.operations> = {
  ...agentFixtures,
  ...messageFixtures,
}

/** Descriptions of the MoltInfra API for documents and published types. */
export const docs: ApiDocs = {
  description: `Hosted agents: create and change agents and send messages to them.

This document was not written by the platform. Its reference names the base URL, the API key and the overall rate limits; most of the rest is concluded from the documents of a related platform. \`x-source\` is the provenance of each part:

- \`reference\`: stated in the platform's reference.
- \`inferred\`: concluded from related documents, not from the platform's reference.
- \`assumed\`: not documented; a choice of this project until the platform documents it.

A part without \`x-source\` has the provenance of its parent. The areas that the reference calls "coming soon" (characters, conversations, plugins, webhooks) have no operations here.`,
  tags: {
    Agents: 'Agents of the account and their configuration.',
    Messages: 'Messages to an agent.',
  },
  auth: {
    description:
      'An API key from the dashboard, which is only shown when it is created. Rotate it every 90 days.',
    source: 'reference',
  },
  server: { description: 'The hosted platform.', source: 'reference' },
  pathParams: { agentId: 'Id of the agent.' },
  schemas: { ...agentSchemas, ...messageSchemas },
  operations,
  fixtures,
  ...envelopeDocs,
  errors: errorDocs,
  commonErrors: ['UNAUTHORIZED', 'FORBIDDEN', 'RATE_LIMIT_EXCEEDED', 'INTERNAL_ERROR'],
  rateLimitCodes: ['RATE_LIMIT_EXCEEDED'],
  limits: {
    general:
      'All requests with one API key on the standard tier. The pro tier allows 300 per minute, the enterprise tier a custom number.',
    agentCreation: 'Creating agents.',
    agentReading: 'Requests that list or read agents.',
    agentUpdate: 'Changing agents.',
    agentDeletion: 'Deleting agents.',
    messages: 'Messages to one agent.',
  },
}
