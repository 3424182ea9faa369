import type { Operation, RateLimitRule } from '@molt-sdk/contracts/kernel'
import type { moltify } from '@molt-sdk/contracts/moltify'
import { moltify as api } from '@molt-sdk/contracts/moltify'
import { Moltify, StateError } from '@moltify/sdk'
// Private to this repository: no package exports its catalogue.
import { methodByOperation } from '../../packages/moltify/src/method-by-operation.ts'
import type { ErrorTriggerFor } from './error-trigger.ts'
import { agentTaskCases } from './moltify-agent-tasks.ts'
import { agentCases } from './moltify-agents.ts'
import { budgetCases } from './moltify-budgets.ts'
import { checkCallback } from './moltify-callback.ts'
import { checkFileUpload } from './moltify-files.ts'
import { keyCases } from './moltify-keys.ts'
import { marketplaceCases } from './moltify-marketplace.ts'
import { messageCases } from './moltify-messages.ts'
import type { MoltifyCases } from './moltify-resources.ts'
import { resources } from './moltify-resources.ts'
import { taskCases } from './moltify-tasks.ts'
import { walletCases } from './moltify-wallet.ts'
import { defineSubject } from './subject.ts'

const cases: MoltifyCases = {
  ...marketplaceCases,
  ...taskCases,
  ...messageCases,
  ...walletCases,
  ...agentCases,
  ...keyCases,
  ...budgetCases,
  ...agentTaskCases,
}

const limits: Readonly<Record<string, RateLimitRule>> = api.limits

/** An unknown id for each path parameter. */
const unknownIds = {
  taskId: 'unknown',
  agentId: 'unknown',
  keyId: 'unknown',
  budgetId: 'unknown',
  userId: 'unknown',
}

const hasPathParam = ({ path }: Operation): boolean => path.includes('{')

/** A resource of another account, or a resource of builders for a buyer. */
const forbidden: ErrorTriggerFor<Moltify> = (operation) => {
  const { auth, path } = operation
  const isOwned = auth === 'apiKey' && hasPathParam(operation)
  if (!isOwned && !path.startsWith('/api/my/')) return 'documented response'
  return {
    server({ moltify }) {
      const { apiKey } = isOwned ? moltify.accounts.create({ isBuilder: true }) : moltify.buyer
      return { options: { apiKey } }
    },
  }
}

/** The cases of Moltify. */
export const moltifySubject = defineSubject<Moltify, typeof moltify>({
  name: 'moltify',
  api,
  createClient: (options) => new Moltify({ ...options, messageEndpoint: true }),
  methods: methodByOperation,
  createParams: resources,
  sandboxOnlyParams: ['idOrSlug', 'taskId', 'userId'],
  cases,
  extraChecks: { callbackTask: checkCallback, deliverAgentTask: checkFileUpload },
  cleanUp: {
    createBuilderAgent: ({ builder }, { id }) => builder.agents.delete(id),
    createApiKey: ({ builder }, { keyInfo }) => builder.apiKeys.delete(keyInfo.id),
    createBudget: ({ budgets }, { id }) => budgets.delete(id),
  },
  errorsIdentifiedBy: 'status',
  errorClassFor({ effect }, code) {
    const isState = code === 'invalid_state' || (code === 'conflict' && effect === 'transition')
    return isState ? StateError : undefined
  },
  errors: {
    validation_failed: ({ body, query }) =>
      body || query ? 'invalid input' : 'documented response',
    // For operations that are valid in every state.
    invalid_state: 'documented response',
    conflict: 'documented response',
    internal_error: 'documented response',
    unauthenticated: ({ auth }) =>
      auth === 'apiKey'
        ? { caller: () => ({ options: { apiKey: 'mlt_unknown' } }) }
        : 'documented response',
    forbidden,
    not_found: (operation) =>
      hasPathParam(operation)
        ? { caller: () => ({ params: { ...unknownIds, idOrSlug: 'unknown' } }) }
        : 'documented response',
    rate_limited: {
      async server({ moltify, fetch }, { operation: { rateLimit = 'general', method, path } }) {
        const { max: calls = 0, windowMs: retryAfterMs = 0 } = limits[rateLimit] ?? {}
        // The server counts calls per address, with and without a key.
        for (let at = 0; at < calls; at++) await fetch(moltify.baseUrl + path, { method })
        return { retryAfterMs }
      },
    },
  },
})
