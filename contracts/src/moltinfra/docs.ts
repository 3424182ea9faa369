import type { ApiDocs, OperationDocs } from '../openapi/index.ts'
import { agentSchemas } from './agents.docs.ts'
import type { moltinfra } from './api.ts'
import { envelopeDocs } from './envelope.docs.ts'
import { errorDocs } from './errors.docs.ts'
import { fixtures } from './fixtures.ts'
import { messageSchemas } from './messages.docs.ts'

const operations: Readonly<Record<keyof typeof moltinfra.operations, OperationDocs>> = {
  createAgent: {
    tag: 'Agents',
    summary: 'Create an agent',
    description:
      'Creates an agent, which is active from the start. An account may have 100 agents.',
  },
  listAgents: {
    tag: 'Agents',
    summary: 'List agents',
    description:
      'Returns one page of the agents of the account. A page past the last one is empty. Values out of range are expected to be refused, which no document says.',
  },
  getAgent: {
    tag: 'Agents',
    summary: 'Get an agent',
    description: 'Returns an agent with its whole configuration and its metrics.',
  },
  updateAgent: {
    tag: 'Agents',
    summary: 'Change an agent',
    description:
      'Changes the fields that are sent and leaves the others. That a field is replaced as a whole, nested objects and all, and that null is refused, is assumed.',
  },
  deleteAgent: {
    tag: 'Agents',
    summary: 'Delete an agent',
    description:
      'Deletes an agent and its history for good. To keep them, set its `status` to `inactive` instead.',
  },
  sendMessage: {
    tag: 'Messages',
    summary: 'Send a message',
    description:
      'Sends a message and waits for the answer; allow it 30 seconds. With `stream` the answer comes as events instead. An agent takes 10 messages at once.',
    streams: 'on request',
  },
  streamMessage: {
    tag: 'Messages',
    summary: 'Send a message and stream the answer',
    description:
      'Sends a message and returns the answer as server-sent events, token by token. An agent takes 10 messages at once.',
    streams: 'always',
  },
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
