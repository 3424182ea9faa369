import { decodeProgram } from './share.ts'

const example = `import { MoltInfra } from '@moltinfra/sdk'

const infra = new MoltInfra()
const agent = await infra.agents.create({ name: 'Ada' })
const reply = await infra.agents.sendMessage(agent.id, { text: 'Hello' })
console.log(reply.response)
`

/** Makes the Run buttons of all pages work. The code of the panel is loaded with the first of them. */
export function listenForRuns(base: string): void {
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return
    const holder = target.parentElement
    if (!holder?.classList.contains('run')) return
    target.disabled = true
    void openPanel(holder, base).then((panel) => panel.run())
  })
}

/**
 * Opens the panel of the page that has only a playground, with the program of its link. Only this page
 * loads the editor.
 */
export async function openPlayground(holder: HTMLElement, base: string): Promise<void> {
  const code = decodeProgram(location.hash.slice(1)) || example
  const [{ createPanel }, { createEditor }] = await Promise.all([
    import('./panel.ts'),
    import('./editor.ts'),
  ])
  const editor = createEditor(code, `${base}playground/language.js`)
  holder.replaceChildren(createPanel({ code, before: '', base, editor }).node)
}

const openPanel = async (holder: HTMLElement, base: string) => {
  const { createPanel } = await import('./panel.ts')
  const { code = '', before = '' } = holder.dataset
  const [decoded, hidden] = [decodeURIComponent(code), decodeURIComponent(before)]
  const panel = createPanel({ code: decoded, before: hidden, base })
  holder.replaceChildren(panel.node)
  return panel
}
