import { join } from 'node:path'
import { createServer } from 'vitepress'
import { root } from '../../scripts/lib/paths.mjs'
import { generate } from './generate.ts'

// Serves the site and updates it while its pages change: `npm run docs`.
await generate()
const server = await createServer(join(root, 'docs'), { port: Number(process.env['PORT'] ?? 5173) })
await server.listen()
server.printUrls()
