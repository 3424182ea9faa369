import { startInspector } from '../../../packages/sandbox/src/inspector/inspector.tsx'
import { portTransport } from './port-transport.ts'

// The page of the inspector in a frame of the playground. The playground sends it a port for each sandbox,
// and another message when the sandbox has ended.

let lose: () => void = () => undefined

addEventListener('message', ({ source, ports: [port] }) => {
  if (source !== parent) return
  if (!port) return lose()
  const transport = portTransport(port)
  lose = transport.lose
  startInspector(transport)
})
