import type { ChatInput } from '@moltghost/sdk'
import { isInputError, isMoltError, isRateLimitError, MoltGhostAgent } from '@moltghost/sdk'

// A Cloudflare Worker that keeps the key and streams the agent's reply:
//
//   curl --no-buffer -d '{"messages":[{"role":"user","content":"Hello"}]}' https://your.worker
//
// One JSON event per line: {"type":"text","text":…} for each token, then {"type":"done","reply":…}. A
// body without the last event is incomplete.

/** Bindings: the key is a secret, set with `wrangler secret put MOLTGHOST_API_KEY`. */
interface Env {
  readonly MOLTGHOST_API_KEY: string
  readonly MOLTGHOST_AGENT_ID?: string
  readonly MOLTGHOST_BASE_URL?: string
}

const headers = { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' }

const handleChat = async (request: Request, env: Env): Promise<Response> => {
  const agent = new MoltGhostAgent({
    agentId: env.MOLTGHOST_AGENT_ID,
    baseUrl: env.MOLTGHOST_BASE_URL,
    apiKey: env.MOLTGHOST_API_KEY,
  })
  const { messages } = (await request.json()) as { messages: ChatInput }
  const [firstChunkProbe, stream] = agent.stream(messages, { signal: request.signal }).tee()
  // An error before the first event becomes an HTTP status. The second stream still has that event.
  await firstChunkProbe[Symbol.asyncIterator]().next()
  firstChunkProbe.abort()
  return new Response(stream.toReadableStream(), { headers })
}

const statusOf = (error: unknown): number => {
  if (isInputError(error) || error instanceof SyntaxError) return 400
  return isRateLimitError(error) ? 429 : 502
}

// biome-ignore lint/style/noDefaultExport: Workers require a default export.
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    try {
      return await handleChat(request, env)
    } catch (error) {
      // Only the code is returned; the details are for your logs.
      const code = isMoltError(error) ? error.code : 'bad_request'
      return Response.json({ error: code }, { status: statusOf(error) })
    }
  },
}
