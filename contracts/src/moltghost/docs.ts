import type { ApiDocs, OperationDocs } from '../openapi/index.ts'
import { agentSchemas } from './agent.docs.ts'
import type { moltghost } from './api.ts'
import { chatSchemas } from './chat.docs.ts'
import { completionSchemas } from './completions.docs.ts'
import { envelopeDocs } from './envelope.docs.ts'
import { errorDocs } from './errors.docs.ts'
import { fixtures } from './fixtures.ts'
import { socketSchemas } from './socket.docs.ts'
import { SocketEvent, SocketMessage, socketPath } from './socket.ts'

const operations: Readonly<Record<keyof typeof moltghost.operations, OperationDocs>> = {
  createChat: {
    tag: 'Talk',
    summary: 'Talk to the agent',
    description:
      'Answers a conversation. With `stream` the answer comes as events. The reference shows a flat answer; where an OpenAI client is expected, one with `choices` may come.',
    streams: 'on request',
  },
  createChatCompletion: {
    tag: 'Talk',
    summary: "Talk to the agent in OpenAI's form",
    description:
      "Answers a conversation in OpenAI's form. No table of the reference names it; the OpenAI client in its sample asks here.",
    streams: 'on request',
  },
  createCompletion: {
    tag: 'Talk',
    summary: 'Have a text gone on with',
    description:
      "Goes on with a text. The reference names the endpoint and that it streams; all else is taken from OpenAI's API.",
    streams: 'on request',
  },
  invokeTools: {
    tag: 'Agent',
    summary: 'Have named skills do some work',
    description:
      'Has the agent do some work with named skills. What it takes is known from a related page, what it answers is not.',
  },
  listModels: {
    tag: 'Agent',
    summary: 'List the models',
    description: 'Returns the models that the agent can answer with, all at once.',
  },
  getHealth: {
    tag: 'Agent',
    summary: 'See how the agent is',
    description: 'Tells the state of the agent. A related page asks for it without a key.',
  },
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
    ...agentSchemas,
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
