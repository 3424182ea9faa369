import type { Hooks } from './hooks.ts'
import type { Logger } from './logger.ts'
import { loggingHooks } from './logger.ts'

/** Calls the hooks of the logger, the client and the call. */
export class HookDispatcher {
  readonly #hooks: readonly Hooks[]
  readonly #logger: Logger

  constructor(logger: Logger, hooks: readonly (Hooks | undefined)[]) {
    this.#logger = logger
    this.#hooks = hooks.filter((hooks) => hooks !== undefined)
    if (logger.debug) this.#hooks = [loggingHooks(logger), ...this.#hooks]
  }

  /** Returns a dispatcher that also calls these hooks. */
  with(hooks: Hooks | undefined): HookDispatcher {
    return hooks ? new HookDispatcher(this.#logger, [...this.#hooks, hooks]) : this
  }

  /** Emits an event, which is created only if a hook handles it. Returns whether one did. */
  emit<Name extends keyof Hooks>(
    name: Name,
    event: () => Parameters<NonNullable<Hooks[Name]>>[0],
  ): boolean {
    let handled = false
    for (const hooks of this.#hooks) {
      const hook = hooks[name] as ((event: unknown) => unknown) | undefined
      if (!hook) continue
      handled = true
      // Async, so that errors of async hooks are caught as well.
      const call = async (): Promise<unknown> => hook.call(hooks, event())
      call().catch((error) => this.warn(`The ${name} hook threw: ${error}`))
    }
    return handled
  }

  /** Logs a warning. */
  warn(message: string): void {
    try {
      this.#logger.warn?.(message)
    } catch {
      // A failing logger must not fail the call.
    }
  }
}
