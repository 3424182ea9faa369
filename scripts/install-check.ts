import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { writePrograms } from './docs/programs.ts'
import { commandProblems } from './install/command.ts'
import { errorChecks } from './install/errors.ts'
import { moltChecks } from './install/molt.ts'
import type { Project } from './install/project.ts'
import { project } from './install/project.ts'
import { schemaChecks } from './install/schemas.ts'
import { typeProblems } from './install/types.ts'
import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import { installedNodes } from './lib/nodes.ts'
import { clients, platformOf } from './lib/packages.ts'
import { node24 } from './lib/paths.mjs'
import { startSandbox } from './lib/sandbox.ts'
import { jestChecks, jestProject } from './matrix/jest.ts'
import { oldestZod, tarballDependencies } from './matrix/projects.ts'
import { quickCases, typescriptChecks, typescriptDependencies } from './matrix/typescript.ts'
import { packAll } from './pack/tarballs.ts'
import type { Probe } from './probes/probes.ts'
import { probes } from './probes/probes.ts'

// Installs the packed packages into clean projects, as users do, and uses them there. Includes the
// checks of `pnpm matrix` that take seconds.
const tarballs = await packAll()
const tarballByPackage = tarballDependencies(tarballs)
const peers = Object.assign(
  {},
  ...tarballs.map((tarball) => tarball.package.manifest.peerDependencies),
)
const [esm, commonjs] = await Promise.all([
  project({
    type: 'module',
    dependencies: {
      ...tarballByPackage,
      ...peers,
      '@types/node': '^24.0.0',
      // The types of the AI SDK's provider need it.
      '@types/json-schema': '^7.0.15',
    },
  }),
  project({
    type: 'commonjs',
    dependencies: {
      ...tarballByPackage,
      ...oldestZod,
      ...jestProject.dependencies,
      ...typescriptDependencies(quickCases),
    },
    sources: ['install', 'probes', ...jestProject.sources],
  }),
])
/** The names of installed packages. Snippets with others are compiled and run where those are. */
const installed = new Set(Object.keys({ ...tarballByPackage, ...peers }))
const isInstalled = (module: string): boolean =>
  module.startsWith('node:') ||
  [...installed].some((name) => module === name || module.startsWith(`${name}/`))

const types: Check = {
  name: 'types of every entry and every snippet of the documentation, skipLibCheck off',
  run: () => {
    const folder = join(esm.folder, 'src')
    for (const { file, source } of writePrograms(folder)) {
      const imported = [...source.matchAll(/ from '([^'.][^']*)'/g)].map(
        ([, module = '']) => module,
      )
      if (!imported.every(isInstalled)) rmSync(join(folder, file))
    }
    return typeProblems(esm, tarballs)
  },
}
const sandbox = await startSandbox([join(esm.folder, 'node_modules', '.bin', 'molt-sandbox')])
const command: Check = {
  name: 'the moltghost command',
  run: () => commandProblems(commonjs, sandbox),
}
const missingModule: Check = {
  name: 'a call whose module cannot be loaded fails, and the next one does not',
  run: () =>
    runsWithoutError(
      esm,
      'missing-module.mjs',
      JSON.stringify(
        Object.fromEntries(clients.map(platformOf).map((name) => [name, sandbox.platform(name)])),
      ),
    ),
}

try {
  await runChecks([
    ...probes.flatMap(probeChecks),
    command,
    ...moltChecks(esm, sandbox),
    missingModule,
    types,
    ...schemaChecks(esm, commonjs),
    ...errorChecks(esm, tarballs, sandbox),
    ...jestChecks(async () => commonjs, tarballs, installedNodes),
    ...typescriptChecks(async () => commonjs, tarballs, quickCases),
  ])
} finally {
  await sandbox.stop()
}

function probeChecks({ entry: name, platform, file }: Probe): Check[] {
  const probe = `./${basename(file)}`
  const target = () => JSON.stringify(sandbox.platform(platform))
  return [
    {
      name: `${name} in an ESM project`,
      run: () => runsWithoutError(esm, 'run-probe.mjs', name, probe, target()),
    },
    {
      name: `${name} in a CommonJS project, with require()`,
      run: () => runsWithoutError(commonjs, 'commonjs.cjs', name, probe, target()),
    },
    {
      name: `${name} with the in-process sandbox, with require()`,
      run: () => runsWithoutError(commonjs, 'in-process.cjs', name, probe, platform),
    },
  ]
}

async function runsWithoutError(
  { run }: Project,
  script: string,
  ...args: string[]
): Promise<string[]> {
  await run([node24, join('src', script), ...args])
  return []
}
