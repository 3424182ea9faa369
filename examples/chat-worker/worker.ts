import type { ChatInput } from '@moltghost/sdk'
import { isInputError, isMoltError, isRateLimitError, MoltGhostAgent } from '@moltghost/sdk'

// A Cloudflare Worker that keeps the key, and streams what the agent says to whoever asks:
//
//   curl --no-buffer -d '{"messages":[{"role":"user","content":"Hello"}]}' https://your.worker
//
// One event a line: {"type":"text","text":…} for each piece, at last {"type":"done","reply":…}. A
// body that ends without the last is half an answer.

/** Bindings: the key is a secret, set with `wrangler secret put MOLTGHOST_API_KEY`. */
interface Env {
  readonly MOLTGHOST_API_KEY: string
  readonly MOLTGHOST_AGENT_ID?: string
  readonly MOLTGHOST_BASE_URL?: string
}

const headers = { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' }

const answer = async (request: Request, env: Env): Promise<Response> => {
  const agent = new MoltGhostAgent({
    agentId: env.MOLTGHOST_AGENT_ID,
    baseUrl: env.MOLTGHOST_BASE_URL,
    apiKey: env.MOLTGHOST_API_KEY,
  })
  const { messages } = (await request.json()) as { messages: ChatInput }
  const [ahead, stream] = agent.stream(messages, { signal: request.signal }).tee()
  // What fails before the first piece is answered with a status; the second stream has that piece still.
  await ahead[Symbol.asyncIterator]().next()
  ahead.abort()
  return new Response(stream.toReadableStream(), { headers })
}

const statusOf = (error: unknown): number => {
  if (isInputError(error) || error instanceof SyntaxError) return 400
  return isRateLimitError(error) ? 429 : 502
}

// biome-ignore lint/style/noDefaultExport: a Worker is one.
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    try {
      return await answer(request, env)
    } catch (error) {
      // The code says what happened; the rest is for your logs, not for strangers.
      const code = isMoltError(error) ? error.code : 'bad_request'
      return Response.json({ error: code }, { status: statusOf(error) })
    }
  },
}
