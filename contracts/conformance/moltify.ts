import type { Operation, RateLimitRule } from '@molt-sdk/contracts/kernel'
import type { moltify } from '@molt-sdk/contracts/moltify'
import { moltify as api } from '@molt-sdk/contracts/moltify'
import { Moltify, StateError } from '@moltify/sdk'
import { agentSideCases } from './moltify-agent-side.ts'
import { agentCases } from './moltify-agents.ts'
import { budgetCases } from './moltify-budgets.ts'
import { checkCallback } from './moltify-callback.ts'
import { checkFiles } from './moltify-files.ts'
import { keyCases } from './moltify-keys.ts'
import { marketplaceCases } from './moltify-marketplace.ts'
import { talkCases } from './moltify-talk.ts'
import { taskCases } from './moltify-tasks.ts'
import type { MoltifyCases } from './moltify-things.ts'
import { things } from './moltify-things.ts'
import { walletCases } from './moltify-wallet.ts'
import type { Provoke } from './provocation.ts'
import { defineSubject } from './subject.ts'

const cases: MoltifyCases = {
  ...marketplaceCases,
  ...taskCases,
  ...talkCases,
  ...walletCases,
  ...agentCases,
  ...keyCases,
  ...budgetCases,
  ...agentSideCases,
}

const limits: Readonly<Record<string, RateLimitRule>> = api.limits

/** Ids that name nothing in any place of a path. */
const nothing = {
  taskId: 'nothing',
  agentId: 'nothing',
  keyId: 'nothing',
  budgetId: 'nothing',
  userId: 'nothing',
}

const namesOne = ({ path }: Operation): boolean => path.includes('{')

/** Everything that has an owner is hidden from others; what belongs to builders, from buyers. */
const forbidden: Provoke<Moltify> = (operation) => {
  const { auth, path } = operation
  const isOwned = auth === 'apiKey' && namesOne(operation)
  if (!isOwned && !path.startsWith('/api/my/')) return 'documented answer'
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
  connect: (options) => new Moltify(options),
  params: things,
  cases,
  checks: { callbackTask: checkCallback, deliverAgentTask: checkFiles },
  undo: {
    createBuilderAgent: ({ builder }, { id }) => builder.agents.delete(id),
    createApiKey: ({ builder }, { keyInfo }) => builder.apiKeys.delete(keyInfo.id),
    createBudget: ({ budgets }, { id }) => budgets.delete(id),
  },
  tellsErrorsBy: 'status',
  errorType({ effect }, code) {
    const isState = code === 'invalid_state' || (code === 'conflict' && effect === 'transition')
    return isState ? StateError : undefined
  },
  errors: {
    validation_failed: ({ body, query }) => (body || query ? 'broken input' : 'documented answer'),
    // Where a step can't come too late, and nothing can come first.
    invalid_state: 'documented answer',
    conflict: 'documented answer',
    internal_error: 'documented answer',
    unauthenticated: ({ auth }) =>
      auth === 'apiKey'
        ? { caller: () => ({ options: { apiKey: 'mlt_of_nobody' } }) }
        : 'documented answer',
    forbidden,
    not_found: (operation) =>
      namesOne(operation)
        ? { caller: () => ({ params: { ...nothing, idOrSlug: 'nothing' } }) }
        : 'documented answer',
    rate_limited: {
      async server({ moltify, fetch }, { operation: { rateLimit = 'general', method, path } }) {
        const { max: calls = 0, windowMs: retryAfterMs = 0 } = limits[rateLimit] ?? {}
        // Whoever calls from this address is counted, with a key or without.
        for (let at = 0; at < calls; at++) await fetch(moltify.baseUrl + path, { method })
        return { retryAfterMs }
      },
    },
  },
})
