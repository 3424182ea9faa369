import type { ChatStream } from '@moltghost/sdk'
import { isMoltError, MoltGhostAgent } from '@moltghost/sdk'

// What runs in the browser. It has no key: whoever opens a page can read all of it, and a key in
// it would be everybody's. So it calls the server that it came from, which adds the key.
const agent = new MoltGhostAgent({ baseUrl: location.origin, apiKey: 'the-server-has-it' })

const find = <T extends Element>(selector: string, type: new () => T): T => {
  const found = document.querySelector(selector)
  if (found instanceof type) return found
  throw new Error(`The page has no ${selector}.`)
}
const form = find('form', HTMLFormElement)
const answer = find('#answer', HTMLElement)
const note = find('#note', HTMLElement)

let stream: ChatStream | undefined

const ask = async (prompt: string): Promise<void> => {
  stream?.abort()
  const mine = agent.stream(prompt)
  stream = mine
  answer.textContent = ''
  note.textContent = ''
  try {
    // Appended as text: what an agent says is never taken for HTML.
    for await (const text of mine.text()) answer.append(text)
    const { usage } = await mine.final()
    note.textContent = `${usage.total_tokens} tokens`
  } catch (error) {
    if (!isMoltError(error)) throw error
    // Another question took its place.
    if (stream !== mine) return
    note.textContent = error.code === 'stream_incomplete' ? 'Stopped.' : error.message
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void ask(find('[name=prompt]', HTMLInputElement).value)
})
find('[name=stop]', HTMLButtonElement).addEventListener('click', () => stream?.abort())
