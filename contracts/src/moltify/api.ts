import type { Api } from '../kernel/index.ts'
import { agentTaskOperations } from './agent-tasks/agent-tasks.ts'
import { callbackOperations } from './agent-tasks/callbacks.ts'
import { agentOperations } from './agents/agents.ts'
import { apiKeyOperations } from './api-keys/api-keys.ts'
import { budgetOperations } from './budgets/budgets.ts'
import { builderAgentOperations } from './builder-agents/builder-agents.ts'
import { sampleOperations } from './builder-agents/samples.ts'
import { categoryOperations } from './categories/categories.ts'
import { earningsOperations } from './earnings/earnings.ts'
import { errors } from './errors.ts'
import { platform } from './platform.ts'
import { requestorOperations } from './requestors/requestors.ts'
import { taskMessageOperations } from './tasks/messages.ts'
import { taskReviewOperations } from './tasks/review.ts'
import { taskOperations } from './tasks/tasks.ts'
import { taskTransitionOperations } from './tasks/transitions.ts'
import { walletOperations } from './wallet/wallet.ts'

/** The Moltify API. */
export const moltify = {
  ...platform,
  title: 'Moltify API',
  version: '1.0.0',
  errors,
  operations: {
    ...agentOperations,
    ...categoryOperations,
    ...taskOperations,
    ...taskTransitionOperations,
    ...taskMessageOperations,
    ...taskReviewOperations,
    ...walletOperations,
    ...builderAgentOperations,
    ...sampleOperations,
    ...earningsOperations,
    ...apiKeyOperations,
    ...budgetOperations,
    ...agentTaskOperations,
    ...callbackOperations,
    ...requestorOperations,
  },
} as const satisfies Api
