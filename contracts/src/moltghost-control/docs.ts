import type { Fixtures } from '../kernel/index.ts'
import { envelopeDocs } from '../moltghost/envelope.docs.ts'
import { errorType } from '../moltghost/error-type.ts'
import type { ApiDocs, ErrorDocs, OperationDocs } from '../openapi/index.ts'
import { agentFixtures, agentOperationDocs, agentSchemas } from './agents/agents.docs.ts'
import { moltghostControl } from './api.ts'
import type { errors } from './errors.ts'
import { keyFixtures, keyOperationDocs, keySchemas } from './keys/keys.docs.ts'

type Code = keyof typeof errors

const operations: Readonly<Record<keyof typeof moltghostControl.operations, OperationDocs>> = {
  ...agentOperationDocs,
  ...keyOperationDocs,
}

/** Example calls of all operations, about the same agent. */
export const fixtures: Fixtures<typeof moltghostControl.operations> = {
  ...agentFixtures,
  ...keyFixtures,
}

const errorDocs: Readonly<Record<Code, ErrorDocs>> = {
  invalid_request: {
    description: 'A field is missing or invalid. `param` is its name.',
    message: 'name: is required',
    details: { param: 'name' },
  },
  invalid_api_key: {
    description: 'The API key is missing or not valid.',
    message: 'Invalid API key',
  },
  rate_limited: {
    description: 'Too many requests. Wait 60 seconds.',
    message: 'Too many requests. Try again in 60 seconds.',
  },
  not_found: {
    description: 'The account does not have this agent or key.',
    message: 'Agent "my-agent" not found.',
  },
  invalid_state: {
    description: 'The status of the agent does not allow it.',
    message: 'A terminated agent cannot be started.',
  },
  internal_error: {
    description: 'The platform failed.',
    message: 'Internal error.',
  },
}

/** Descriptions of the control API for documents and published types. */
export const docs: ApiDocs = {
  ...envelopeDocs,
  description: `The API that the \`moltghost\` command needs to manage agents and API keys.

This document was not written by the platform. Its reference shows the commands and their output, but not the API that they call. All paths, bodies and responses here are assumed, and no base URL of the platform is known. The sandbox implements this API. \`x-source\` is the provenance of each part:

- \`reference\`: stated in the platform's reference.
- \`inferred\`: concluded from related documents, not from the platform's reference.
- \`assumed\`: not documented; a choice of this project until the platform documents it.

A part without \`x-source\` has the provenance of its parent.`,
  tags: { Agents: 'Agents of the account.', Keys: 'API keys for the agents of the account.' },
  auth: { description: 'An API key of any agent of the account.', source: 'assumed' },
  server: {
    description: 'A sandbox on this machine. The platform documents no base URL.',
    source: 'assumed',
    url: 'http://127.0.0.1:4010/moltghost/control',
  },
  pathParams: { name: 'Name of the agent.' },
  schemas: { ...agentSchemas, ...keySchemas },
  operations,
  fixtures,
  envelope: {
    ...envelopeDocs.envelope,
    errorExample: (code, { message, details }) => ({
      error: {
        message,
        code,
        type: errorType(moltghostControl.errors[code as Code].status),
        ...details,
      },
    }),
  },
  errors: errorDocs,
  commonErrors: ['invalid_api_key', 'rate_limited', 'internal_error'],
  rateLimitCodes: ['rate_limited'],
  limits: { general: 'All requests with the API keys of one account.' },
}
