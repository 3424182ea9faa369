import OpenAI from 'openai'
import { oneKilobyte } from './answer.ts'
import { chatChunks } from './chat-chunks.ts'
import type { Contestant } from './contestant.ts'

export const contestant: Contestant = {
  name: 'openai',
  package: 'openai',
  bundle: `export { default } from 'openai'`,
  takesSignal: true,
  answer: oneKilobyte({
    id: 'gpt-4o-mini',
    object: 'model',
    created: 1686935002,
    owned_by: 'openai',
  }),
  events: chatChunks,
  connect: ({ baseUrl, timeout, fetch }) => {
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
