import type { ChatMessage, ChatStream } from '@moltghost/sdk'
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
const input = find('[name=prompt]', HTMLTextAreaElement)
const send = find('[type=submit]', HTMLButtonElement)
const stop = find('[name=stop]', HTMLButtonElement)
const clear = find('[name=clear]', HTMLButtonElement)
const transcript = find('#transcript', HTMLElement)
const note = find('#note', HTMLElement)

/** The whole conversation is sent each time, because an agent does not keep it. */
let history: ChatMessage[] = []
let stream: ChatStream | undefined

const showState = (text: string): void => {
  note.textContent = text
  send.disabled = stream !== undefined
  stop.disabled = stream === undefined
  clear.disabled = stream !== undefined || history.length === 0
}

const addMessage = (sender: 'user' | 'agent', text: string): HTMLElement => {
  const item = document.createElement('div')
  item.className = sender
  // Appended as text, so that replies are never parsed as HTML.
  item.append(text)
  transcript.append(item)
  return item
}

const ask = async (prompt: string): Promise<void> => {
  const message = addMessage('user', prompt)
  const reply = addMessage('agent', '')
  history.push({ role: 'user', content: prompt })
  stream = agent.stream(history)
  showState('Writing …')
  let result: string
  try {
    for await (const text of stream.text()) {
      reply.append(text)
      reply.scrollIntoView({ block: 'end' })
    }
    const { usage } = await stream.final()
    result = `${usage.total_tokens} tokens`
  } catch (error) {
    if (!isMoltError(error)) throw error
    result = error.code === 'stream_incomplete' ? 'Stopped.' : error.message
  }
  stream = undefined
  const content = reply.textContent ?? ''
  if (content === '') {
    // No text was received: the message can be corrected and sent again.
    history.pop()
    message.remove()
    reply.remove()
    input.value = prompt
  } else history.push({ role: 'assistant', content })
  showState(result)
  input.focus()
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  if (stream) return
  const prompt = input.value
  input.value = ''
  void ask(prompt)
})
input.addEventListener('keydown', (event) => {
  // Enter also ends the composition of a character, which is not the end of a message.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  form.requestSubmit()
})
stop.addEventListener('click', () => stream?.abort())
clear.addEventListener('click', () => {
  history = []
  transcript.replaceChildren()
  showState('')
  input.focus()
})
