import type { Hooks } from './hooks.ts'
import type { Logger } from './logger.ts'
import { loggingHooks } from './logger.ts'

/** Hands one event to every set of hooks: the logger's, the client's and the call's. */
export class HookDispatcher {
  readonly #hooks: readonly Hooks[]
  readonly #logger: Logger

  constructor(logger: Logger, hooks: readonly (Hooks | undefined)[]) {
    this.#logger = logger
    this.#hooks = hooks.filter((hooks) => hooks !== undefined)
    if (logger.debug) this.#hooks = [loggingHooks(logger), ...this.#hooks]
  }

  /** The same with one more set of hooks. */
  with(hooks: Hooks | undefined): HookDispatcher {
    return hooks ? new HookDispatcher(this.#logger, [...this.#hooks, hooks]) : this
  }

  /** The event is built only if somebody wants it. Tells whether somebody did. */
  emit<Name extends keyof Hooks>(
    name: Name,
    event: () => Parameters<NonNullable<Hooks[Name]>>[0],
  ): boolean {
    let handled = false
    for (const hooks of this.#hooks) {
      const hook = hooks[name] as ((event: unknown) => unknown) | undefined
      if (!hook) continue
      handled = true
      // Async, so that what an async hook throws is caught as well.
      const call = async (): Promise<unknown> => hook.call(hooks, event())
      call().catch((error) => this.warn(`The ${name} hook threw: ${error}`))
    }
    return handled
  }

  warn(message: string): void {
    try {
      this.#logger.warn?.(message)
    } catch {
      // A log that cannot be written is no reason to fail a call.
    }
  }
}
