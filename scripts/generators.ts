import { join } from 'node:path'
import { build } from 'esbuild'
import { generateAll, generators } from './generators/generate.ts'
import { project } from './install/project.ts'
import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import { clients, platformOf } from './lib/packages.ts'
import { node24 } from './lib/paths.mjs'
import { startSandbox } from './lib/sandbox.ts'
import { tarballDependencies } from './matrix/projects.ts'
import { packAll } from './pack/tarballs.ts'

// Generates clients from the OpenAPI documents of the tarballs, compiles them strictly, and uses them
// with the sandbox.
const made = await project({
  type: 'module',
  dependencies: { ...tarballDependencies(await packAll()), ...generators },
  sources: ['generators/programs'],
})
const sandbox = await startSandbox()
const platforms = clients.map((client) => platformOf(client))
const env = {
  ...process.env,
  SANDBOX: JSON.stringify(
    Object.fromEntries(platforms.map((name) => [name, sandbox.platform(name)])),
  ),
}

/** Bundles a program with the generated code, whose imports have no extensions, and runs it. */
async function use(program: string): Promise<string[]> {
  const outfile = join(made.folder, `${program}.js`)
  await build({
    entryPoints: [join(made.folder, 'src', `${program}.mts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  })
  await made.run([node24, outfile], env)
  return []
}

const checks: Check[] = [
  {
    name: 'openapi-typescript, hey-api and orval generate from every document',
    run: async () => {
      await generateAll(made, platforms)
      return []
    },
  },
  {
    name: 'the generated code and its open enums compile strictly',
    run: async () => {
      await made.run([node24, join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'src'])
      return []
    },
  },
  ...['openapi-fetch', 'hey-api', 'orval', 'validators'].map((program) => ({
    name: `${program} with the sandbox`,
    run: () => use(program),
  })),
]

try {
  await runChecks(checks)
} finally {
  await sandbox.stop()
}
