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

/** One call of every operation, all about the same agent. */
export const fixtures: Fixtures<typeof moltghostControl.operations> = {
  ...agentFixtures,
  ...keyFixtures,
}

const errorDocs: Readonly<Record<Code, ErrorDocs>> = {
  invalid_request: {
    description: 'A field is missing or wrong. `param` names it.',
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
    description: 'The account has no such agent or key.',
    message: 'There is no agent "my-agent".',
  },
  invalid_state: {
    description: 'The state of the agent does not allow it.',
    message: 'A terminated agent cannot be started.',
  },
  internal_error: {
    description: 'The platform failed.',
    message: 'Something went wrong on our side.',
  },
}

/** What documents and published types say of the control API beyond its contract. */
export const docs: ApiDocs = {
  ...envelopeDocs,
  description: `What the \`moltghost\` command needs beside the agents: their states and their keys.

This document was not written by the platform. Its reference shows the commands and what they print, and no word of what they talk to: paths, bodies and answers here are all our own, and no address is known under which the platform serves anything of the kind. A sandbox serves it. \`x-source\` says how sure each part is:

- \`reference\`: the platform's reference says so.
- \`inferred\`: drawn from related documents, not from the platform's reference.
- \`assumed\`: written nowhere; our choice until the platform says otherwise.

What has no \`x-source\` of its own shares that of the part around it.`,
  tags: { Agents: 'Agents of the account.', Keys: 'Keys to the agents of the account.' },
  auth: { description: 'An API key of any agent of the account.', source: 'assumed' },
  server: {
    description: 'A sandbox on this machine. The platform names no address of its own.',
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
  limits: { general: 'Every call with the keys of one account.' },
}
