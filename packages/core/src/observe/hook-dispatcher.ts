import type { Middleware } from '../http/middleware.ts'
import type { Hooks } from './hooks.ts'
import type { Logger } from './logger.ts'
import { loggingHooks } from './logger.ts'

/** Options of a client or a call that can contain hooks. */
interface HookOptions {
  readonly hooks?: Hooks | undefined
  readonly use?: readonly Middleware[] | undefined
}

/** Calls the hooks of the logger, the client and the call. */
export class HookDispatcher {
  readonly #hooks: readonly Hooks[]
  readonly #logger: Logger

  private constructor(logger: Logger, hooks: readonly Hooks[]) {
    this.#logger = logger
    this.#hooks = hooks
  }

  /** Creates the dispatcher of a client. */
  static create(logger: Logger, options: HookOptions): HookDispatcher {
    return new HookDispatcher(logger, logger.debug ? [loggingHooks(logger)] : []).with(options)
  }

  /** Returns a dispatcher that also calls the hooks of these options. */
  with({ hooks, use }: HookOptions): HookDispatcher {
    if (!hooks && !use) return this
    const added = [hooks, ...(use ?? []).map((middleware) => middleware.hooks)]
    return new HookDispatcher(this.#logger, [
      ...this.#hooks,
      ...added.filter((hooks) => hooks !== undefined),
    ])
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
