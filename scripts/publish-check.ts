import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import { publishedPackages } from './lib/packages.ts'
import type { Tarball } from './pack/tarballs.ts'
import { packAll } from './pack/tarballs.ts'
import { imageProblems } from './release/image.ts'
import { startLocalRegistry } from './release/local-registry.ts'
import type { Published } from './release/publish.ts'
import { publishAll } from './release/publish.ts'
import {
  installScriptProblems,
  packageManagers,
  projectProblems,
  userProject,
} from './release/user-projects.ts'

// Publishes the packages as they are to a registry on this machine, and uses them from there: the short
// form of the rehearsal of a release.
const tarballs = await packAll()
const registry = await startLocalRegistry()
const [npm] = packageManagers('')
const [version] = new Set(publishedPackages.map(({ manifest }) => manifest.version))
if (npm === undefined || version === undefined) throw new Error('Nothing to publish.')

const publication = (some: readonly Tarball[], result: Published['result']): Check => ({
  name: `${some.length} packages are ${result}`,
  run: async () =>
    (await publishAll(some, registry.env))
      .filter((one) => one.result !== result)
      .map((one) => `${one.name}@${one.version} is ${one.result}.`),
})

const otherContents = ({ bytes, ...tarball }: Tarball): Tarball => ({
  ...tarball,
  bytes: Buffer.concat([bytes, Buffer.of(0)]),
})

try {
  await runChecks([
    publication(tarballs, 'published'),
    publication(tarballs.slice(0, 2), 'unchanged'),
    {
      name: 'other contents under a published version are rejected',
      run: () =>
        publishAll(tarballs.slice(0, 1).map(otherContents), registry.env).then(
          () => ['They were accepted.'],
          (error: Error) => (error.message.includes('with other contents') ? [] : [error.message]),
        ),
    },
    {
      name: 'npm installs them without scripts, and the quick starts of the READMEs run',
      run: async () => {
        const project = await userProject(npm, registry, version)
        return [...(await projectProblems(project, version)), ...installScriptProblems(project)]
      },
    },
    {
      name: "the instructions of the sandbox's Dockerfile",
      run: () => imageProblems(version, registry.env),
    },
  ])
} finally {
  await registry.stop()
}
