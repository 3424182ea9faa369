import type { MoltGhostReplyMessage } from '@molt-sdk/sandbox'
import { createSandbox } from '@molt-sdk/sandbox'

// The page of examples/chat-page without its server: requests go to a sandbox in the page, with its key.

const reply = (messages: readonly MoltGhostReplyMessage[]): string => {
  const { content } = messages.at(-1) ?? {}
  const count = messages.length === 1 ? 'one message' : `${messages.length} messages`
  return `You wrote: ${content}\n\nThe request had ${count}: the page sends the whole conversation each time.`
}

const { fetch: sandboxFetch, moltghost } = createSandbox({ moltghost: { tokenPace: 60, reply } })

/** Forwards a request with the key, as the server of the example does. */
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init)
  const { method, signal } = request
  const headers = {
    authorization: `Bearer ${moltghost.apiKey}`,
    'content-type': 'application/json',
  }
  const url = moltghost.baseUrl + new URL(request.url).pathname
  return sandboxFetch(url, { method, headers, body: await request.text(), signal })
}

await import('../../../examples/chat-page/page.ts')
