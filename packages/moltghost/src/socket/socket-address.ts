import { tokenParameter } from '@molt-sdk/contracts/moltghost/assumed'
import type { ClientContext } from '@molt-sdk/core/client'
import { LazyCallKey, prepareRequest } from '@molt-sdk/core/client'
import { connectSocket } from './operations.ts'
import type { SocketTarget } from './socket-transport.ts'

/** Settings of a target that stay the same. */
export type TargetSettings = Pick<SocketTarget, 'keyInUrl' | 'pingInterval' | 'agent'>

/** Creates the target of each attempt to connect, with the key of that attempt. */
export class SocketAddress {
  readonly #context: ClientContext
  readonly #settings: TargetSettings
  readonly #request: ReturnType<typeof prepareRequest>
  readonly #key: LazyCallKey

  constructor(context: ClientContext, settings: TargetSettings) {
    this.#context = context
    this.#settings = settings
    this.#key = new LazyCallKey(context, () => ({ operation: connectSocket.id }))
    this.#request = prepareRequest(context, connectSocket, {}, {})
  }

  /** Creates the target of the next attempt. Asks for the key if a function returns it. */
  async next(signal: AbortSignal): Promise<SocketTarget> {
    const { url, headers, asksKey } = this.#request
    const { options, platform } = this.#context
    const key = asksKey ? await this.#key.next(signal) : `${options.apiKey}`
    const address = url.replace(/^http/, 'ws')
    if (!this.#settings.keyInUrl) {
      const { header, prefix } = platform.auth
      const added = asksKey && { [header]: prefix + key }
      return { ...this.#settings, url: address, headers: { ...headers, ...added } }
    }
    const { authorization: _, ...others } = headers
    const query = `?${tokenParameter}=${encodeURIComponent(key)}`
    return { ...this.#settings, url: address + query, headers: others }
  }

  /** Asks once more for the key after the server rejected it. Returns whether there is another one. */
  renewKey(signal: AbortSignal): Promise<boolean> {
    return this.#key.renew(signal)
  }

  /** Called when the connection is open. */
  accept(): void {
    this.#key.accept()
  }

  /** Called when the socket is closed permanently. */
  release(): void {
    this.#key.release()
  }
}
