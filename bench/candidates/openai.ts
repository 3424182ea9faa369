import OpenAI from 'openai'
import type { Candidate } from './candidate.ts'
import { chatChunks } from './chat-chunks.ts'
import { oneKilobyteBody } from './response-fixture.ts'

export const candidate: Candidate = {
  name: 'openai',
  package: 'openai',
  bundle: `export { default } from 'openai'`,
  takesSignal: true,
  responseBody: oneKilobyteBody({
    id: 'gpt-4o-mini',
    object: 'model',
    created: 1686935002,
    owned_by: 'openai',
  }),
  events: chatChunks,
  createClient: ({ baseUrl, timeout, fetch }) => {
    const openai = new OpenAI({
      apiKey: 'key',
      baseURL: `${baseUrl}/v1`,
      ...(timeout && { timeout }),
      ...(fetch && { fetch }),
    })
    const question = {
      model: 'gpt-4o-mini',
      messages: [{ role: 'user' as const, content: 'Hello' }],
    }
    return {
      get: (signal) => openai.models.retrieve('gpt-4o-mini', { ...(signal && { signal }) }),
      post: () => openai.chat.completions.create(question),
      stream: () => openai.chat.completions.create({ ...question, stream: true }),
    }
  },
}
