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

/** One call of every operation, all of the same agent. */
export const fixtures: Fixtures<typeof moltinfra.operations> = {
  ...agentFixtures,
  ...messageFixtures,
}

/** What documents and published types say of the MoltInfra API beyond its contract. */
export const docs: ApiDocs = {
  description: `Hosted agents: create them, change them and talk to them.

This document was not written by the platform. Its reference names the base URL, the API key and the overall rate limits; most of the rest is drawn from the documents of a platform it descends from. \`x-source\` says how sure each part is:

- \`reference\`: the platform's reference says so.
- \`inferred\`: drawn from related documents, not from the platform's reference.
- \`assumed\`: written nowhere; our choice until the platform says otherwise.

What has no \`x-source\` of its own shares that of the part around it. The areas that the reference calls "coming soon" (characters, conversations, plugins, webhooks) have no operations here.`,
  tags: {
    Agents: 'Agents of the account and their configuration.',
    Messages: 'Talking to an agent.',
  },
  auth: {
    description:
      'An API key from the dashboard, shown once when it is made. Change it every 90 days.',
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
      'Every call with one key, on the standard tier. The pro tier allows 300 a minute, the enterprise tier what was agreed.',
    agentCreation: 'Creating agents.',
    agentReading: 'Listing and reading agents.',
    agentUpdate: 'Changing agents.',
    agentDeletion: 'Deleting agents.',
    messages: 'Messages to one agent.',
  },
}
