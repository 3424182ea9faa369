import { httpTransport } from './http-transport.ts'
import { startInspector } from './inspector.tsx'

startInspector(httpTransport)
