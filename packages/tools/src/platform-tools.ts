import type { CallOptions } from '@molt-sdk/core'
import type { Catalogue, Input } from './catalogue/catalogue.ts'
import type { OwnTool } from './own-tool.ts'

/** What the tools of a platform are made of. */
export interface PlatformTools<Client> {
  readonly catalogue: Catalogue<Client>
  /** Creates a client that sends its requests to a function, without hooks, middleware and log. */
  readonly withFetch: (client: Client, fetch: typeof globalThis.fetch) => Client
  /** Operations that are no tools, with the reason. */
  readonly withheld: Readonly<Record<string, string>>
  /**
   * Returns the US cents that a call will spend, `undefined` if that cannot be found out. They count once
   * for all calls about the same thing, such as submitting a task and approving it.
   */
  readonly prices: Readonly<
    Record<
      string,
      (client: Client, input: Input, options: CallOptions) => Promise<number | undefined>
    >
  >
  /** Tools without an operation of their own. */
  readonly own: readonly OwnTool<Client>[]
}
