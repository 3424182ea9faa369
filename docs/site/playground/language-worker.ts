import type { Declarations, Question, Result } from './language-messages.ts'
import { createLanguageService } from './language-service.ts'

// Replies to the questions of the editor. TypeScript takes a megabyte and a second, so it has a worker.

const service = fetch('declarations.json')
  .then((response) => response.json() as Promise<Declarations>)
  .then(createLanguageService)

globalThis.addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  const reply = await service
  const result: Result = { id: data.id, result: reply(data) }
  globalThis.postMessage(result)
})
