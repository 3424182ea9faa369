import type { Cents } from '@molt-sdk/contracts/kernel'
import { formatUsd } from '@molt-sdk/contracts/kernel'
import type { ApprovalRequest, Approve } from '../tool.ts'
import type { Reservation } from './allowance.ts'
import { Allowance } from './allowance.ts'
import type { ResolvedOptions } from './resolve-options.ts'

/** A call that is not made. The message is for the model. */
export class NotAllowedError extends Error {}

/** The function that approves calls threw: `cause` is its error. */
export class ApproveError extends Error {}

/** A call that may be made. */
export interface Permit {
  /** The call certainly changed nothing: it does not count. */
  release(): void
  /** The call took effect, and spent this amount. */
  settle(amount: number): void
}

interface GuardedCall extends Omit<ApprovalRequest, 'amount'> {
  readonly operation: string
  /** Returns the amount that the call will spend. Missing for an operation that spends nothing. */
  readonly price?: (() => Promise<number | undefined>) | undefined
  /** What the amount is spent on. It counts once for each. */
  readonly subject?: string | undefined
}

/** Applies the limits and the approval of a set of tools. */
export class Guard {
  readonly #options: ResolvedOptions
  readonly #calls = new Map<string, Allowance>()
  readonly #money: Allowance
  readonly #paidFor = new Set<string | undefined>()

  constructor(options: ResolvedOptions) {
    this.#options = options
    this.#money = new Allowance(options.spendLimit ?? Number.POSITIVE_INFINITY)
    for (const [name, max] of Object.entries(options.callLimits)) {
      this.#calls.set(name, new Allowance(max))
    }
  }

  /**
   * Reserves what a call needs, then asks for approval.
   *
   * @throws NotAllowedError with a message for the model.
   */
  async permit(
    call: GuardedCall,
    approve: Approve | undefined = this.#options.approve,
  ): Promise<Permit> {
    const { operation, price, subject, ...request } = call
    const held: Reservation[] = []
    const release = (): void => {
      for (const reservation of held) reservation.release()
    }
    try {
      held.push(this.#reserveCall(operation))
      const isPriced = price && (this.#options.spendLimit !== undefined || approve)
      const amount = isPriced ? await this.#reservePrice(price, subject, held) : undefined
      const asked = request.effect !== 'read' && approve
      if (asked) await ask(asked, { ...request, ...(amount !== undefined && { amount }) })
    } catch (error) {
      release()
      throw error
    }
    const [, money] = held
    return { release, settle: (amount) => money?.settle(amount) }
  }

  #reserveCall(operation: string): Reservation {
    const allowance = this.#calls.get(operation)
    const reservation = (allowance ?? unlimited).reserve(1)
    if (reservation) return reservation
    throw new NotAllowedError(
      `${operation} was called as often as the user allows. Do not call it again.`,
    )
  }

  async #reservePrice(
    price: () => Promise<number | undefined>,
    subject: string | undefined,
    held: Reservation[],
  ): Promise<Cents> {
    const amount = await price()
    if (amount === undefined || !Number.isSafeInteger(amount) || amount < 0) {
      throw new NotAllowedError(
        'Not sent: the platform does not say what this costs, so the spending limit cannot be kept.',
      )
    }
    if (this.#paidFor.has(subject)) return amount as Cents
    const reservation = this.#money.reserve(amount)
    if (reservation) {
      this.#paidFor.add(subject)
      held.push({
        settle: (actual) => reservation.settle(actual),
        release: () => {
          reservation.release()
          this.#paidFor.delete(subject)
        },
      })
      return amount as Cents
    }
    const left = formatUsd(this.#money.left as Cents)
    throw new NotAllowedError(
      `Not sent: this costs ${formatUsd(amount as Cents)}, and ${left} is left of the user's spending limit.`,
    )
  }
}

const unlimited = new Allowance(Number.POSITIVE_INFINITY)

const ask = async (approve: Approve, request: ApprovalRequest): Promise<void> => {
  let reply: unknown
  try {
    reply = await approve(request)
  } catch (cause) {
    throw cause instanceof NotAllowedError ? cause : new ApproveError('approve() threw.', { cause })
  }
  request.signal?.throwIfAborted()
  if (reply !== true) {
    throw new NotAllowedError(
      'Not sent: the user did not approve this call. Do not repeat it; ask the user what to do.',
    )
  }
}
