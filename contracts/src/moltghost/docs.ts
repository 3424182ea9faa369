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

/** Example calls of all operations, about the same deal. */
export const fixtures: Fixtures<typeof moltghost.operations> = {
  ...chatFixtures,
  ...completionFixtures,
  ...toolFixtures,
  ...modelFixtures,
  ...healthFixtures,
}

/** Descriptions of the agent API for documents and published types. */
export const docs: ApiDocs = {
  description: `The API of one agent, which has its own host: chat, skills, models and health.

This document was not written by the platform. Its reference names all endpoints except one, the requests and responses of chat, and the errors with unusual statuses: \`rate_limited\` has 403, \`quota_exceeded\` has 429. Use the error code. \`x-source\` is the provenance of each part:

- \`reference\`: stated in the platform's reference.
- \`inferred\`: concluded from related documents of the platform, or from OpenAI's API, with which the reference says that this one is compatible.
- \`assumed\`: not documented; a choice of this project until the platform documents it.

A part without \`x-source\` has the provenance of its parent. While the agent is starting, every request gets a 202 response, which is not a response to the request.`,
  tags: {
    Talk: 'Chat and completions.',
    Agent: 'Models and health of the agent.',
  },
  auth: {
    description: 'An API key of the agent: `molti_`, the account, an underscore and a token.',
    source: 'reference',
  },
  server: {
    description: 'The host of one agent. Its first label is the id of the agent.',
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
        'Chat over a WebSocket: the client sends one message at a time and receives chunks of text until the last stream event. The API key is sent in the Authorization header of the upgrade. That an invalid key is rejected there with 401 is assumed, as are errors, further messages and closing.',
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
    general:
      'All requests to one agent. The limit depends on the plan, from 100 to 10,000 per minute.',
  },
}
