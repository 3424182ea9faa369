import { nodeTransport } from '@molt-sdk/core/node'
import { defineAllConformanceTests } from './check-all.ts'
import { httpServerTarget } from './targets/http-server.ts'

defineAllConformanceTests({
  ...httpServerTarget,
  name: 'an HTTP server, with the transport for Node.js',
  checksClient: false,
  transport: nodeTransport(),
})
