import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pageFilesOf, writePageFiles } from '../docs/page-files.ts'
import type { Check } from '../lib/checks.ts'
import { node24 } from '../lib/paths.mjs'
import type { Matrix } from './projects.ts'

const compilerOptions = {
  module: 'nodenext',
  target: 'es2022',
  strict: true,
  noEmit: true,
  allowJs: true,
  skipLibCheck: true,
  types: ['node'],
}

const calls = ['balance: 10000, 20000, 30000', 'agent: Legal Researcher', 'unknown agent: 404']
const webhook = 'webhook: in_progress'

const servers = [
  { name: 'Express 5', kind: 'express', prints: [...calls, webhook] },
  { name: 'Fastify 5', kind: 'fastify', prints: [...calls, webhook] },
  { name: 'Functions Framework', kind: 'functions', prints: [webhook] },
]

/** A server of each framework that makes calls and works as an agent. */
export function serverChecks({ install }: Matrix): Check[] {
  const made = install({
    type: 'module',
    dependencies: {
      express: '^5.1.0',
      '@types/express': '^5.0.0',
      fastify: '^5.6.0',
      '@google-cloud/functions-framework': '^5.0.0',
      typescript: '~5.9.0',
      '@types/node': '^24.0.0',
    },
    sources: ['matrix/servers'],
    async prepare({ folder, run }) {
      writePageFiles(folder, pageFilesOf('docs/guides/cloud-functions.md'))
      const tsconfig = { compilerOptions, files: ['src/main.mts'] }
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
      await run([process.execPath, join('node_modules', 'typescript', 'bin', 'tsc'), '-p', '.'])
    },
  })
  return servers.map(({ name, kind, prints }) => ({
    name: `${name}: a server with calls and webhooks`,
    run: async () => {
      const { run } = await made()
      const output = await run([node24, join('src', 'main.mts'), kind])
      return output === `${prints.join('\n')}\n` ? [] : [`It printed:\n${output}`]
    },
  }))
}
