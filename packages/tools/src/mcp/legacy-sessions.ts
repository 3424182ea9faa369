import type { McpServerFactory } from '@modelcontextprotocol/server'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server'

/** More sessions end the oldest one, which clients start again. */
const maxSessions = 100

/**
 * The sessions of clients that speak the revision of 2025. Without sessions, neither a cancellation nor a
 * question to the user would reach the call that it belongs to.
 */
export class LegacySessions {
  readonly #factory: McpServerFactory
  readonly #sessions = new Map<string, WebStandardStreamableHTTPServerTransport>()

  constructor(factory: McpServerFactory) {
    this.#factory = factory
  }

  /** Handles a request of a session, or starts one. */
  async fetch(request: Request): Promise<Response> {
    const id = request.headers.get('mcp-session-id')
    if (id === null) return (await this.#start(request)).handleRequest(request)
    const session = this.#sessions.get(id)
    if (session) return session.handleRequest(request)
    const error = { code: -32_001, message: 'Session not found. Initialize a new one.' }
    return Response.json({ jsonrpc: '2.0', error, id: null }, { status: 404 })
  }

  /** Ends all sessions. */
  async close(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.close()))
  }

  async #start(requestInfo: Request): Promise<WebStandardStreamableHTTPServerTransport> {
    const session = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => crypto.randomUUID(),
      onsessioninitialized: (id) => {
        this.#sessions.set(id, session)
        this.#endOldest()
      },
    })
    const server = await this.#factory({ era: 'legacy', requestInfo })
    await server.connect(session)
    const { onclose } = session
    session.onclose = () => {
      this.#sessions.delete(session.sessionId ?? '')
      onclose?.()
    }
    return session
  }

  #endOldest(): void {
    if (this.#sessions.size <= maxSessions) return
    const [oldest] = this.#sessions.values()
    void oldest?.close()
  }
}
