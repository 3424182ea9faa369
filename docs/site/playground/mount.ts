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
    void openPanel(holder, base, false).then((panel) => panel.run())
  })
}

/** Opens the panel of the page that has only a playground, with the program of its link. */
export async function openPlayground(holder: HTMLElement, base: string): Promise<void> {
  holder.dataset['code'] = encodeURIComponent(decodeProgram(location.hash.slice(1)) || example)
  await openPanel(holder, base, true)
}

const openPanel = async (holder: HTMLElement, base: string, isOpen: boolean) => {
  const { createPanel } = await import('./panel.ts')
  const { code = '', before = '' } = holder.dataset
  const [decoded, hidden] = [decodeURIComponent(code), decodeURIComponent(before)]
  const panel = createPanel({ code: decoded, before: hidden, base, isOpen })
  holder.replaceChildren(panel.node)
  return panel
}
