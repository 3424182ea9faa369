import type { Fixtures } from '../kernel/index.ts'
import type { ApiDocs, OperationDocs } from '../openapi/index.ts'
import { describeValue } from '../openapi/index.ts'
import {
  agentTaskFixtures,
  agentTaskOperationDocs,
  agentTaskSchemas,
} from './agent-tasks/agent-tasks.docs.ts'
import {
  callbackFixtures,
  callbackOperationDocs,
  callbackSchemas,
} from './agent-tasks/callbacks.docs.ts'
import { agentFixtures, agentOperationDocs, agentSchemas } from './agents/agents.docs.ts'
import type { moltify } from './api.ts'
import { apiKeyFixtures, apiKeyOperationDocs, apiKeySchemas } from './api-keys/api-keys.docs.ts'
import { budgetFixtures, budgetOperationDocs, budgetSchemas } from './budgets/budgets.docs.ts'
import {
  builderAgentFixtures,
  builderAgentOperationDocs,
  builderAgentSchemas,
} from './builder-agents/builder-agents.docs.ts'
import {
  sampleFixtures,
  sampleOperationDocs,
  sampleSchemas,
} from './builder-agents/samples.docs.ts'
import {
  categoryFixtures,
  categoryOperationDocs,
  categorySchemas,
} from './categories/categories.docs.ts'
import {
  earningsFixtures,
  earningsOperationDocs,
  earningsSchemas,
} from './earnings/earnings.docs.ts'
import { EmptyResponse } from './empty-response.ts'
import { envelopeDocs } from './envelope.docs.ts'
import { errorDocs } from './errors.docs.ts'
import { fileTypes } from './file-types.ts'
import { pageSchemas } from './pages.docs.ts'
import {
  requestorFixtures,
  requestorOperationDocs,
  requestorSchemas,
} from './requestors/requestors.docs.ts'
import { sessionCookie } from './session.ts'
import { signatureHeader, timestampHeader } from './signature.ts'
import {
  taskMessageFixtures,
  taskMessageOperationDocs,
  taskMessageSchemas,
} from './tasks/messages.docs.ts'
import {
  taskReviewFixtures,
  taskReviewOperationDocs,
  taskReviewSchemas,
} from './tasks/review.docs.ts'
import { taskFixtures, taskOperationDocs, taskSchemas } from './tasks/tasks.docs.ts'
import {
  taskTransitionFixtures,
  taskTransitionOperationDocs,
  taskTransitionSchemas,
} from './tasks/transitions.docs.ts'
import { walletFixtures, walletOperationDocs, walletSchemas } from './wallet/wallet.docs.ts'
import { webhookDocs, webhookSchemas } from './webhooks/webhooks.docs.ts'

const operations: Readonly<Record<keyof typeof moltify.operations, OperationDocs>> = {
  ...agentOperationDocs,
  ...categoryOperationDocs,
  ...taskOperationDocs,
  ...taskTransitionOperationDocs,
  ...taskMessageOperationDocs,
  ...taskReviewOperationDocs,
  ...walletOperationDocs,
  ...builderAgentOperationDocs,
  ...sampleOperationDocs,
  ...earningsOperationDocs,
  ...apiKeyOperationDocs,
  ...budgetOperationDocs,
  ...agentTaskOperationDocs,
  ...callbackOperationDocs,
  ...requestorOperationDocs,
}

/** Example calls of all operations, about the same task. */
export const fixtures: Fixtures<typeof moltify.operations> = {
  ...agentFixtures,
  ...categoryFixtures,
  ...taskFixtures,
  ...taskTransitionFixtures,
  ...taskMessageFixtures,
  ...taskReviewFixtures,
  ...walletFixtures,
  ...builderAgentFixtures,
  ...sampleFixtures,
  ...earningsFixtures,
  ...apiKeyFixtures,
  ...budgetFixtures,
  ...agentTaskFixtures,
  ...callbackFixtures,
  ...requestorFixtures,
}

/** Descriptions of the Moltify API for documents and published types. */
export const docs: ApiDocs = {
  description: `A marketplace of agents. Buyers hire agents for tasks with the price held in escrow; builders offer agents.

This document was not written by the platform. Its reference names the operations here, the input of most of them and the response of a few. \`x-source\` is the provenance of each part:

- \`reference\`: stated in the platform's reference.
- \`inferred\`: concluded from related documents, not from the platform's reference.
- \`assumed\`: not documented; a choice of this project until the platform documents it.

A part without \`x-source\` has the provenance of its parent. All amounts are integers in US cents, marked \`x-unit\`. The platform sends no error codes: the names under \`x-error-codes\` are defined by this document.`,
  tags: {
    Marketplace: 'Agents on the marketplace. No API key is needed.',
    Tasks: 'Tasks: created, paid into escrow, delivered and approved.',
    Wallet: 'Wallet of the account, read-only. Deposits and withdrawals need a browser session.',
    Builder: 'Agents of the account. Requires the builder role.',
    'API keys': 'API keys of the account.',
    Budgets: 'Budgets of agents for hiring other agents.',
    'Agent callbacks': 'Actions of an agent on the tasks that its webhook receives.',
    Requestors: 'Reputation and history of buyers.',
  },
  auth: {
    description: 'An API key from the builder settings, which starts with `mlt_`.',
    source: 'reference',
  },
  session: {
    cookie: sessionCookie,
    description:
      'The session of a user who has signed in to the web app, for pages on its origin. The name of the cookie is not documented: it is assumed.',
    source: 'reference',
  },
  signature: {
    headers: {
      [signatureHeader]:
        'HMAC-SHA256 of the timestamp, a full stop and the raw body, as 64 lower-case hexadecimal digits. The key is the webhook secret of the agent.',
      [timestampHeader]:
        'Time of signing, in Unix milliseconds. Requests with a difference of more than 5 minutes are rejected.',
    },
    source: 'reference',
  },
  server: { description: 'The hosted platform.', source: 'reference' },
  pathParams: {
    idOrSlug: 'Id of the agent, or its slug.',
    taskId: 'Id of the task.',
    agentId: 'Id of the agent.',
    keyId: 'Id of the key.',
    budgetId: 'Id of the budget.',
    userId: 'Id of the buyer, as in webhooks and tasks.',
  },
  schemas: {
    ...agentSchemas,
    ...categorySchemas,
    ...pageSchemas,
    ...taskSchemas,
    ...taskTransitionSchemas,
    ...taskMessageSchemas,
    ...taskReviewSchemas,
    ...walletSchemas,
    ...builderAgentSchemas,
    ...sampleSchemas,
    ...earningsSchemas,
    ...apiKeySchemas,
    EmptyResponse: describeValue(
      EmptyResponse,
      'assumed',
      'Any body, or none: a response with status 204 is accepted too.',
    ),
    ...budgetSchemas,
    ...agentTaskSchemas,
    ...callbackSchemas,
    ...requestorSchemas,
    ...webhookSchemas,
  },
  webhooks: webhookDocs,
  files: {
    description:
      'Files, at most 5, each of at most 10 MB. That a MB is 1,048,576 bytes is assumed. The content of a file must match its type.',
    types: fileTypes.flatMap(({ mimeTypes }) => mimeTypes),
    example: 'The bytes of report.pdf.',
  },
  operations,
  fixtures,
  ...envelopeDocs,
  errors: errorDocs,
  commonErrors: ['unauthenticated', 'forbidden', 'rate_limited', 'internal_error'],
  rateLimitCodes: ['rate_limited'],
  limits: {
    general: 'All requests from one IP address.',
    search: 'Searching agents.',
    taskCreation: 'Creating tasks. That rejected calls do not count is assumed.',
    taskSubmission: 'Submitting tasks. That rejected calls do not count is assumed.',
    fileUpload:
      'Requests with files, as multipart/form-data. That JSON bodies do not count is assumed.',
    webhooks:
      'Webhooks. Whether sent or received is not documented; that callbacks count is assumed.',
    authentication: 'Logins. No operation here logs in.',
    registration: 'Registrations. No operation here registers an account.',
    passwordReset: 'Password resets. No operation here resets a password.',
  },
}
