import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectManifest } from './build/project-fields.ts'
import { git } from './changes/git.ts'
import { runChecks } from './lib/checks.ts'
import { publishedPackages } from './lib/packages.ts'
import { root } from './lib/paths.mjs'
import { releaseProblems } from './release/problems.ts'

// What must hold before packages are published, beyond `npm test`.
const changelogOf = (folder: string): string => {
  const file = join(folder, 'CHANGELOG.md')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
const problems = releaseProblems({
  repository: projectManifest.repository ?? '',
  homepage: projectManifest.homepage ?? '',
  packages: publishedPackages.map(({ name, folder, manifest: { version } }) => ({
    name,
    version,
    changelog: changelogOf(folder),
  })),
  changesets: readdirSync(join(root, '.changeset')).filter(
    (file) => file.endsWith('.md') && file !== 'README.md',
  ),
  changedFiles: (git('status', '--porcelain') ?? 'not a git checkout').split('\n').filter(Boolean),
})
await runChecks([{ name: 'ready for a release', run: () => problems }])
