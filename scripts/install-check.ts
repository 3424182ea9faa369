import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { writePrograms } from './docs/programs.ts'
import { commandProblems } from './install/command.ts'
import { errorChecks } from './install/errors.ts'
import type { Project } from './install/project.ts'
import { project } from './install/project.ts'
import { typeProblems } from './install/types.ts'
import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import { installedNodes } from './lib/nodes.ts'
import { node24 } from './lib/paths.mjs'
import { startSandbox } from './lib/sandbox.ts'
import { jestChecks, jestProject } from './matrix/jest.ts'
import { tarballDependencies } from './matrix/projects.ts'
import { quickCases, typescriptChecks, typescriptDependencies } from './matrix/typescript.ts'
import { packAll } from './pack/tarballs.ts'
import type { Probe } from './probes/probes.ts'
import { probes } from './probes/probes.ts'

// Installs the packages into clean projects, as users do, and uses them there. Of the tools that
// `pnpm matrix` tries, those are among them that take seconds.
const tarballs = await packAll('install-check')
const ours = tarballDependencies(tarballs)
const peers = Object.assign({}, ...tarballs.map((one) => one.package.manifest.peerDependencies))
const [esm, commonjs] = await Promise.all([
  project({ type: 'module', dependencies: { ...ours, ...peers, '@types/node': '^24.0.0' } }),
  project({
    type: 'commonjs',
    dependencies: { ...ours, ...jestProject.dependencies, ...typescriptDependencies(quickCases) },
    sources: ['install', 'probes', ...jestProject.sources],
  }),
])
const types: Check = {
  name: 'types of every entry and of every README snippet, libraries checked too',
  run: () => {
    const folder = join(esm.folder, 'src')
    for (const { file, source } of writePrograms(folder)) {
      // Compiled and run where these are installed; their types are not ours to check.
      if (/ from '(openai|ai|@ai-sdk\/.+)'/.test(source)) rmSync(join(folder, file))
    }
    return typeProblems(esm, tarballs)
  },
}
const sandbox = await startSandbox([join(esm.folder, 'node_modules', '.bin', 'molt-sandbox')])
const command: Check = {
  name: 'the moltghost command',
  run: () => commandProblems(commonjs, sandbox),
}

try {
  await runChecks([
    ...probes.flatMap(uses),
    command,
    types,
    ...errorChecks(esm, tarballs, sandbox),
    ...jestChecks(async () => commonjs, tarballs, installedNodes),
    ...typescriptChecks(async () => commonjs, tarballs, quickCases),
  ])
} finally {
  await sandbox.stop()
}

function uses({ entry: name, platform, file }: Probe): Check[] {
  const probe = `./${basename(file)}`
  const target = () => JSON.stringify(sandbox.target(platform))
  return [
    {
      name: `${name} in an ESM project`,
      run: () => passes(esm, 'run-probe.mjs', name, probe, target()),
    },
    {
      name: `${name} in a CommonJS project, by require()`,
      run: () => passes(commonjs, 'commonjs.cjs', name, probe, target()),
    },
    {
      name: `${name} with the sandbox in process, by require()`,
      run: () => passes(commonjs, 'in-process.cjs', name, probe, platform),
    },
  ]
}

async function passes({ run }: Project, script: string, ...args: string[]): Promise<string[]> {
  await run([node24, join('src', script), ...args])
  return []
}
