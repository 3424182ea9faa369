import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { publishedPackages, relativeToRoot } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'
import { temporaryFolder } from '../lib/temporary-folder.mjs'

/** Packages that readers of the pages install, and their folders here. */
const installed: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    publishedPackages
      .filter(({ name }) => name !== '@molt-sdk/core')
      .map(({ name, folder }) => [name, relativeToRoot(folder)]),
  ),
  '@ai-sdk/openai-compatible': 'packages/sandbox/node_modules/@ai-sdk/openai-compatible',
  '@opentelemetry/api': 'packages/otel/node_modules/@opentelemetry/api',
  '@opentelemetry/sdk-trace': 'packages/otel/node_modules/@opentelemetry/sdk-trace',
  ai: 'packages/sandbox/node_modules/ai',
  openai: 'packages/sandbox/node_modules/openai',
  '@hono/standard-validator': 'docs/node_modules/@hono/standard-validator',
  '@hookform/resolvers': 'docs/node_modules/@hookform/resolvers',
  '@types/node': 'node_modules/@types/node',
  '@types/react': 'examples/node_modules/@types/react',
  bullmq: 'packages/moltify/node_modules/bullmq',
  ioredis: 'packages/moltify/node_modules/ioredis',
  'rate-limiter-flexible': 'packages/moltify/node_modules/rate-limiter-flexible',
  hono: 'packages/moltify/node_modules/hono',
  msw: 'node_modules/msw',
  next: 'packages/moltify/node_modules/next',
  undici: 'examples/node_modules/undici',
  vitest: 'node_modules/vitest',
  zod: 'contracts/node_modules/zod',
}

/** Creates an empty project in which our packages resolve, and nothing else of this repository. */
export function userProject(): string {
  const folder = temporaryFolder('pages')
  for (const [name, source] of Object.entries(installed)) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, source), link, 'junction')
  }
  return folder
}
