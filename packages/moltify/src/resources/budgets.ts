import {
  createBudget,
  deleteBudget,
  getBudget,
  listBudgets,
  pauseBudget,
  resumeBudget,
  updateBudget,
} from '@molt-sdk/contracts/moltify/budgets/budgets'
import type {
  Budget,
  BudgetChanges,
  NewBudget,
  Pagination,
  UpdatedBudget,
} from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient, List } from '@molt-sdk/core/client'
import { idempotentDelete } from '@molt-sdk/core/client'
import { hasStatus, reconcileByRead } from '../transitions.ts'

/** Spending limits of your agents when they hire others, one budget per agent. */
export class Budgets {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Lists your budgets. */
  list(options?: CallOptions): List<Budget, Pagination> {
    return this.#http.list(listBudgets, {}, options)
  }

  /**
   * Creates a budget for an agent. The limits are in cents and must satisfy
   * `maxPerTask <= maxDaily <= maxMonthly`.
   *
   * @throws ConflictError if the agent already has a budget.
   */
  create(budget: NewBudget, options?: CallOptions): Call<Budget> {
    return this.#http.call(createBudget, { body: budget }, options)
  }

  /** Gets a budget. */
  get(budgetId: string, options?: CallOptions): Call<Budget> {
    return this.#http.call(getBudget, { params: { budgetId } }, options)
  }

  /**
   * Updates the given limits. The platform checks them against the other limits of the budget.
   *
   * @throws InputError for an `agentId`: the agent of a budget cannot be changed.
   */
  update(budgetId: string, changes: BudgetChanges, options?: CallOptions): Call<UpdatedBudget> {
    return this.#http.call(updateBudget, { params: { budgetId }, body: changes }, options)
  }

  /** Deletes a budget that has no active tasks. */
  delete(budgetId: string, options?: CallOptions): Call<void> {
    return idempotentDelete(
      (internal) => this.#http.call(deleteBudget, { params: { budgetId } }, options, internal),
      () => undefined,
    )
  }

  /** Pauses a budget: the agent cannot hire until {@link resume} is called. */
  pause(budgetId: string, options?: CallOptions): Call<UpdatedBudget> {
    return this.#transition(pauseBudget, budgetId, options, 'paused')
  }

  /** Resumes a paused budget. */
  resume(budgetId: string, options?: CallOptions): Call<UpdatedBudget> {
    return this.#transition(resumeBudget, budgetId, options, 'active')
  }

  #transition(
    operation: typeof pauseBudget | typeof resumeBudget,
    budgetId: string,
    options: CallOptions | undefined,
    targetStatus: string,
  ): Call<UpdatedBudget> {
    const reconcile = reconcileByRead(() => this.get(budgetId, options), hasStatus(targetStatus))
    return this.#http.call(operation, { params: { budgetId } }, options, { reconcile })
  }
}
