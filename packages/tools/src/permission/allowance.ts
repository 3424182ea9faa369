/** A part of an allowance that a call holds before it is sent. */
export interface Reservation {
  /** Gives it back: the call certainly changed nothing. */
  release(): void
  /** Corrects the amount after a call that took effect. */
  settle(amount: number): void
}

/** An amount that calls use up. What runs at the same time counts too. */
export class Allowance {
  readonly #max: number
  #used = 0

  constructor(max: number) {
    this.#max = max
  }

  /** What is left. Never negative. */
  get left(): number {
    return Math.max(0, this.#max - this.#used)
  }

  /** Reserves an amount. Returns `undefined` if it is more than what is left. */
  reserve(amount: number): Reservation | undefined {
    if (amount > this.left) return undefined
    this.#used += amount
    let held = amount
    return {
      release: () => {
        this.#used -= held
        held = 0
      },
      settle: (actual) => {
        this.#used += actual - held
        held = actual
      },
    }
  }
}
