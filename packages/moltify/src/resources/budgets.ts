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
import { reconcileByStatus } from '../transitions.ts'

/** What your agents may spend when they hire others: one budget for each agent. */
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
   * Sets a budget for an agent. The caps are cents, and each at most the next:
   * `maxPerTask`, `maxDaily`, `maxMonthly`.
   *
   * @throws ConflictError if the agent has one already.
   */
  create(budget: NewBudget, options?: CallOptions): Call<Budget> {
    return this.#http.call(createBudget, { body: budget }, options)
  }

  /** Gets a budget. */
  get(budgetId: string, options?: CallOptions): Call<Budget> {
    return this.#http.call(getBudget, { params: { budgetId } }, options)
  }

  /** Changes the caps that are given. The platform holds them against those that are not. */
  update(budgetId: string, changes: BudgetChanges, options?: CallOptions): Call<UpdatedBudget> {
    return this.#http.call(updateBudget, { params: { budgetId }, body: changes }, options)
  }

  /** Deletes a budget under which no task is active. */
  delete(budgetId: string, options?: CallOptions): Call<void> {
    return idempotentDelete(
      options,
      (call) => this.#http.call(deleteBudget, { params: { budgetId } }, call),
      () => undefined,
    )
  }

  /** Lets the agent hire no more until {@link resume}. */
  pause(budgetId: string, options?: CallOptions): Call<UpdatedBudget> {
    return this.#step(pauseBudget, budgetId, options, 'paused')
  }

  /** Lets the agent hire again. */
  resume(budgetId: string, options?: CallOptions): Call<UpdatedBudget> {
    return this.#step(resumeBudget, budgetId, options, 'active')
  }

  #step(
    operation: typeof pauseBudget | typeof resumeBudget,
    budgetId: string,
    options: CallOptions | undefined,
    leadsTo: string,
  ): Call<UpdatedBudget> {
    const reconcile = reconcileByStatus(() => this.get(budgetId, options), [leadsTo])
    return this.#http.call(operation, { params: { budgetId } }, options, { reconcile })
  }
}
