import { render } from 'preact'
import { setTransport } from './api.ts'
import { ControlView } from './control-view.tsx'
import { Requests } from './requests.tsx'
import { linkTo, useRoute } from './route.ts'
import { State } from './state.tsx'
import { connect, useStore } from './store.ts'
import type { Transport } from './transport.ts'

const views = [
  ['requests', 'Requests'],
  ['state', 'State'],
  ['control', 'Control'],
] as const

const connections = {
  connecting: 'Connecting…',
  open: 'Live',
  lost: 'Not reachable: is the sandbox still running?',
} as const

const Inspector = () => {
  const [view = 'requests', ...rest] = useRoute()
  const { connection, seed } = useStore()
  return (
    <>
      <header>
        <h1>Molt sandbox</h1>
        <nav aria-label="Views">
          {views.map(([name, title]) => (
            <a key={name} href={linkTo(name)} aria-current={name === view ? 'page' : undefined}>
              {title}
            </a>
          ))}
        </nav>
        <span class={`connection ${connection}`} role="status">
          {connections[connection]}
          {connection === 'open' && seed !== '' && `, seed ${seed}`}
        </span>
      </header>
      <main>
        {view === 'state' && <State route={rest} />}
        {view === 'control' && <ControlView route={rest} />}
        {view !== 'state' && view !== 'control' && <Requests selected={rest[0]} />}
      </main>
    </>
  )
}

/** Shows the sandbox that a transport reaches. Called again, it shows another one. */
export const startInspector = (transport: Transport): void => {
  setTransport(transport)
  connect()
  const root = document.querySelector('#inspector')
  if (root) render(<Inspector />, root)
}
