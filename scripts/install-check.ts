import { join } from 'node:path'
import { project } from './install/project.ts'
import { typeProblems } from './install/types.ts'
import { runChecks } from './lib/checks.ts'
import { node24 } from './lib/paths.mjs'
import { startSandbox } from './lib/sandbox.ts'
import { packAll } from './pack/tarballs.ts'
import type { Probe } from './probes/probes.ts'
import { probes } from './probes/probes.ts'

// Installs the packages into clean projects, as users do, and uses them there.
const tarballs = await packAll('install-check')
const ours = Object.fromEntries(tarballs.map((one) => [one.package.name, `file:${one.file}`]))
const peers = Object.assign({}, ...tarballs.map((one) => one.package.manifest.peerDependencies))
const [esm, commonjs] = await Promise.all([
  project('module', { ...ours, ...peers, '@types/node': '^24.0.0' }),
  project('commonjs', ours),
])
const sandbox = await startSandbox(join(esm.folder, 'node_modules', '.bin', 'molt-sandbox'))

try {
  await runChecks([
    ...probes.map((probe) => ({
      name: `${probe.client.name} in an ESM project`,
      run: () => use(esm.run, 'src/run-probe.mjs', probe),
    })),
    ...probes.map((probe) => ({
      name: `${probe.client.name} in a CommonJS project, by require()`,
      run: () => use(commonjs.run, 'src/commonjs.cjs', probe),
    })),
    { name: 'types of every entry, libraries checked too', run: () => typeProblems(esm, tarballs) },
  ])
} finally {
  await sandbox.stop()
}

async function use(
  run: (command: readonly [string, ...string[]]) => Promise<string>,
  script: string,
  { client, platform }: Probe,
): Promise<string[]> {
  const target = JSON.stringify(sandbox.targets[platform])
  await run([node24, script, client.name, `./${platform}.mjs`, target])
  return []
}
