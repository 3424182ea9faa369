import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import { publishedPackages } from './lib/packages.ts'
import { installTools } from './matrix/tools.ts'
import { auditProblems } from './release/audit.ts'
import { startLocalRegistry } from './release/local-registry.ts'
import type { ScratchCopy } from './release/scratch-copy.ts'
import { scratchCopy } from './release/scratch-copy.ts'
import { packageManagers, projectProblems, userProject } from './release/user-projects.ts'

// Rehearses a release with the commands of the release workflow: two versions are published to a
// registry on this machine, installed by each package manager, used and upgraded.
const { yarn } = await installTools()
const [copy, other] = await Promise.all([scratchCopy(), scratchCopy()])
const registry = await startLocalRegistry()
const managers = packageManagers(yarn)

const prepare = async (target: ScratchCopy): Promise<string> => {
  await target.step('release:version')
  await target.commit('Release')
  await target.step('build')
  return versionOf(target)
}
const versionOf = ({ folder }: ScratchCopy): string =>
  JSON.parse(readFileSync(join(folder, 'packages', 'core', 'package.json'), 'utf8')).version

const first = await prepare(copy)
await prepare(other)
const firstPublication = await copy.step('release:check').then(() => publish())
const projects = await Promise.all(
  managers.map(async (manager) => ({
    manager,
    project: await userProject(manager, registry, first),
  })),
)
const npmProject = projects.find(({ manager }) => manager.name === 'npm')?.project
const audit = npmProject && (await auditProblems(npmProject))
if (!audit) console.log('Skipped: npm audit, this registry has none.')
const usedFirst: Check[] = projects.map(({ manager, project }) => ({
  name: `${manager.name}: installs ${first}, and the quick starts of the READMEs run`,
  run: () => projectProblems(project, first),
}))

try {
  await runChecks([
    {
      name: `publishes ${publishedPackages.length} packages as ${first}`,
      run: () => publicationProblems(firstPublication, first, 'published'),
    },
    {
      name: 'publishes nothing when the command is repeated',
      run: async () => publicationProblems(await publish(), first, 'unchanged'),
    },
    {
      // A publication ends with an error where the registry has other bytes.
      name: 'a build in another folder makes the same tarballs',
      run: async () => publicationProblems(await publish(other), first, 'unchanged'),
    },
    ...usedFirst,
    ...(audit ? [{ name: 'npm audit finds nothing in what users install', run: () => audit }] : []),
    { name: 'publishes a patch', run: publishPatch },
    ...projects.map(({ manager, project }) => ({
      name: `${manager.name}: upgrades from ${first}, and the quick starts run`,
      run: async () => {
        await project.run(manager.upgrade, registry.env)
        return projectProblems(project, versionOf(copy))
      },
    })),
  ])
} finally {
  await registry.stop()
}

function publish(from = copy): Promise<string> {
  return from.step('release:publish', registry.env)
}

async function publishPatch(): Promise<string[]> {
  const releases = publishedPackages.map(({ name }) => `'${name}': patch\n`).join('')
  const changeset = `---\n${releases}---\n\nA correction.\n`
  writeFileSync(join(copy.folder, '.changeset', 'a-correction.md'), changeset)
  await copy.commit('Correct something')
  const version = await prepare(copy)
  await copy.step('release:check')
  return publicationProblems(await publish(), version, 'published')
}

function publicationProblems(output: string, version: string, result: string): string[] {
  return publishedPackages
    .map(({ name }) => `${name}@${version}: ${result}`)
    .filter((line) => !output.split('\n').includes(line))
    .map((line) => `Not printed: ${line}\n${output}`)
}
