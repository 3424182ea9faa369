import type { ChatStream } from '@moltghost/sdk'
import { isMoltError, MoltGhostAgent } from '@moltghost/sdk'

// Runs in the browser, without a key: everyone who opens the page can read its code. It calls the server
// that it was loaded from, which adds the key.
const agent = new MoltGhostAgent({ baseUrl: location.origin, apiKey: 'the-server-has-it' })

const find = <T extends Element>(selector: string, type: new () => T): T => {
  const element = document.querySelector(selector)
  if (element instanceof type) return element
  throw new Error(`The page has no ${selector}.`)
}
const form = find('form', HTMLFormElement)
const replyElement = find('#reply', HTMLElement)
const noteElement = find('#note', HTMLElement)

let stream: ChatStream | undefined

const ask = async (prompt: string): Promise<void> => {
  stream?.abort()
  const currentStream = agent.stream(prompt)
  stream = currentStream
  replyElement.textContent = ''
  noteElement.textContent = ''
  try {
    // Appended as text, so that replies are never parsed as HTML.
    for await (const text of currentStream.text()) replyElement.append(text)
    const { usage } = await currentStream.final()
    noteElement.textContent = `${usage.total_tokens} tokens`
  } catch (error) {
    if (!isMoltError(error)) throw error
    // A newer prompt replaced this stream.
    if (stream !== currentStream) return
    noteElement.textContent = error.code === 'stream_incomplete' ? 'Stopped.' : error.message
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void ask(find('[name=prompt]', HTMLInputElement).value)
})
find('[name=stop]', HTMLButtonElement).addEventListener('click', () => stream?.abort())
