import type { Fixtures } from '../kernel/index.ts'
import type { ApiDocs, OperationDocs } from '../openapi/index.ts'
import type { moltghost } from './api.ts'
import { chatFixtures, chatOperationDocs, chatSchemas } from './chat/chat.docs.ts'
import {
  completionFixtures,
  completionOperationDocs,
  completionSchemas,
} from './completions/completions.docs.ts'
import { envelopeDocs } from './envelope.docs.ts'
import { errorDocs } from './errors.docs.ts'
import { healthFixtures, healthOperationDocs, healthSchemas } from './health/health.docs.ts'
import { modelFixtures, modelOperationDocs, modelSchemas } from './models/models.docs.ts'
import { socketSchemas } from './socket/socket.docs.ts'
import { SocketEvent, SocketMessage, socketPath } from './socket/socket.ts'
import { toolFixtures, toolOperationDocs, toolSchemas } from './tools/tools.docs.ts'

const operations: Readonly<Record<keyof typeof moltghost.operations, OperationDocs>> = {
  ...chatOperationDocs,
  ...completionOperationDocs,
  ...toolOperationDocs,
  ...modelOperationDocs,
  ...healthOperationDocs,
}

/** One call of every operation, all about the same deal. */
export const fixtures: Fixtures<typeof moltghost.operations> = {
  ...chatFixtures,
  ...completionFixtures,
  ...toolFixtures,
  ...modelFixtures,
  ...healthFixtures,
}

/** What documents and published types say of the API of an agent beyond its contract. */
export const docs: ApiDocs = {
  description: `One agent, on a host of its own: talk to it, have its skills do work, see how it is.

This document was not written by the platform. Its reference names every endpoint but one, the requests and answers of chat, and the errors with their odd statuses: \`rate_limited\` comes with 403, \`quota_exceeded\` with 429. Go by the code. \`x-source\` says how sure each part is:

- \`reference\`: the platform's reference says so.
- \`inferred\`: drawn from related documents of the platform, or from OpenAI's API, with which the reference says that this one is compatible.
- \`assumed\`: written nowhere; our choice until the platform says otherwise.

What has no \`x-source\` of its own shares that of the part around it. The state of the agent comes before all else: while it starts, every call is answered with 202, which is no answer to the call.`,
  tags: {
    Talk: 'Talking to the agent.',
    Agent: 'What the agent can do, and how it is.',
  },
  auth: {
    description: 'An API key of the agent: `molti_`, the account, an underscore and a token.',
    source: 'reference',
  },
  server: {
    description: 'The host of one agent. Its id stands in the name.',
    source: 'reference',
    url: 'https://{agentId}.agent.moltghost.io',
    variables: { agentId: { default: 'abc123', description: 'Id of the agent.' } },
  },
  pathParams: {},
  schemas: {
    ...chatSchemas,
    ...completionSchemas,
    ...toolSchemas,
    ...modelSchemas,
    ...healthSchemas,
    ...socketSchemas,
  },
  sockets: {
    [socketPath]: {
      description:
        'The same conversation over a WebSocket: one turn at a time, one message for each, then pieces of text until one says that it is done. The key goes into the Authorization header of the upgrade; that a bad one is refused there with 401 is assumed, as is all that concerns errors, further turns and closing.',
      source: 'reference',
      sends: SocketMessage,
      receives: SocketEvent,
    },
  },
  operations,
  fixtures,
  ...envelopeDocs,
  errors: errorDocs,
  commonErrors: ['invalid_api_key', 'rate_limited', 'not_found', 'internal_error'],
  rateLimitCodes: ['rate_limited', 'agent_initializing', 'agent_restarting'],
  limits: {
    general: 'Every call to one agent. Plans go from 100 to 10,000 a minute.',
  },
}
