import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programsOf } from '../docs/programs.ts'
import type { Project } from '../install/project.ts'
import { project } from '../install/project.ts'
import { pnpm } from '../lib/install.mjs'
import type { Package } from '../lib/packages.ts'
import { clients, publishedPackages } from '../lib/packages.ts'
import { commandFile, node24, root } from '../lib/paths.mjs'
import type { LocalRegistry } from './local-registry.ts'

type Command = readonly [string, ...string[]]

/** A package manager, and how its users install and upgrade. */
export interface PackageManager {
  name: string
  install: Command
  upgrade: Command
}

/** @param yarn the script file of yarn 1 */
export const packageManagers = (yarn: string): PackageManager[] => [
  { name: 'npm', install: ['npm', 'install', '--no-audit'], upgrade: ['npm', 'update'] },
  {
    name: 'pnpm',
    install: ['npx', '--yes', pnpm, 'install'],
    // pnpm upgrades to versions that are a day old, unless it is asked for newer ones.
    upgrade: ['npx', '--yes', pnpm, 'update', '--config.minimumReleaseAge=0'],
  },
  {
    name: 'yarn 1',
    install: [node24, yarn, 'install', '--cache-folder', '.yarn-cache'],
    upgrade: [node24, yarn, 'upgrade', '--cache-folder', '.yarn-cache'],
  },
  {
    name: 'bun',
    install: [commandFile('bun'), 'install', '--cache-dir', '.bun-cache'],
    upgrade: [commandFile('bun'), 'update', '--cache-dir', '.bun-cache'],
  },
]

/** Installs all packages from the registry into a clean project. */
export async function userProject(
  { install }: PackageManager,
  registry: LocalRegistry,
  version: string,
): Promise<Project> {
  const dependencies = Object.fromEntries(
    publishedPackages.map(({ name }) => [name, `^${version}`]),
  )
  const created = await project({
    type: 'module',
    dependencies,
    sources: [],
    install,
    env: registry.env,
  })
  copyFileSync(
    join(root, 'scripts', 'release', 'quick-start.mjs'),
    join(created.folder, 'quick-start.mjs'),
  )
  for (const client of clients) {
    writeFileSync(join(created.folder, quickStartFile(client)), quickStartOf(client).source)
  }
  return created
}

/** Reports the packages of a project that have another version, and quick starts that fail there. */
export async function projectProblems(
  { folder, run }: Project,
  version: string,
): Promise<string[]> {
  const problems = publishedPackages.flatMap(({ name }) => {
    const file = join(folder, 'node_modules', name, 'package.json')
    const installed: string = JSON.parse(readFileSync(file, 'utf8')).version
    return installed === version ? [] : [`${name} has version ${installed}, not ${version}.`]
  })
  for (const client of clients) {
    const output = await run([node24, '--import', './quick-start.mjs', quickStartFile(client)])
    for (const { text, line } of quickStartOf(client).expectedOutput) {
      // Streamed pieces are on the same line.
      if (!output.includes(text))
        problems.push(`${client.name}: README.md:${line} did not print "${text}".\n${output}`)
    }
  }
  return problems
}

interface NpmLock {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: true }>>
}

/** Reports packages that run a script when npm installs them. */
export function installScriptProblems({ folder }: Project): string[] {
  const file = join(folder, 'node_modules', '.package-lock.json')
  const { packages }: NpmLock = JSON.parse(readFileSync(file, 'utf8'))
  return Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => `${path} has an install script.`)
}

const quickStartFile = ({ name }: Package): string => `${name.slice(1).replace('/', '-')}.mts`

/** The first program of a package's README. */
function quickStartOf({ name, folder }: Package) {
  const [program] = programsOf(name, readFileSync(join(folder, 'README.md'), 'utf8'))
  if (program === undefined) throw new Error(`The README of ${name} has no program.`)
  return program
}
