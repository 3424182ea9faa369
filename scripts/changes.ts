import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isBuildInput } from './build/fingerprint.ts'
import { changedSince, git, versionCommit } from './changes/git.ts'
import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import type { Package } from './lib/packages.ts'
import { publishedPackages, relativeToRoot } from './lib/packages.ts'
import { commandFile, node24, root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { temporaryFolder } from './lib/temporary-folder.mjs'

/** The fields of `changeset status --output` that are used. */
interface ChangesetStatus {
  changesets: { releases: { name: string }[] }[]
}

// Every published package that changed since its version was set needs a changeset. The base is that
// commit instead of a branch, so a fresh clone, a fork and a detached checkout all work.
if (git('rev-parse', 'HEAD') === undefined) {
  console.log('Skipped: not a git checkout with commits.')
} else {
  const since = publishedPackages.map(
    (pkg) => versionCommit(join(pkg.folder, 'package.json')) ?? 'HEAD',
  )
  const { problem, changesetStatus } = await status(
    git('merge-base', '--octopus', ...since) ?? 'HEAD',
  )
  const named = new Set(
    changesetStatus.changesets.flatMap(({ releases }) => releases.map(({ name }) => name)),
  )
  await runChecks([
    { name: 'changesets can be read', run: () => (problem === '' ? [] : [problem]) },
    ...publishedPackages.map((pkg, i) => changesetCheck(pkg, since[i] ?? 'HEAD', named)),
  ])
}

function changesetCheck(pkg: Package, since: string, named: ReadonlySet<string>): Check {
  const changed = changedSince(since).filter((file) => isBuildInput(pkg, file))
  return {
    name: `${pkg.name}: ${changed.length} files changed since ${pkg.manifest.version}`,
    run: () =>
      changed.length === 0 || named.has(pkg.name)
        ? []
        : [
            `No changeset for ${pkg.name}. Changed: ${changed.slice(0, 5).map(relativeToRoot).join(', ')} …`,
            'Run `pnpm changeset` and `git add` the file; use the bump `none` if users do not notice the change.',
          ],
  }
}

/** Runs `changeset status` against a commit. It fails if there are changes without any changeset. */
async function status(
  since: string,
): Promise<{ problem: string; changesetStatus: ChangesetStatus }> {
  const file = join(temporaryFolder('changes'), 'plan.json')
  const changeset = commandFile('@changesets/cli', 'changeset')
  const command = [node24, changeset, 'status', `--since=${since}`, `--output=${file}`] as const
  const { code, output } = await run(command, { cwd: root, env: process.env })
  return code === 0
    ? { problem: '', changesetStatus: JSON.parse(readFileSync(file, 'utf8')) }
    : { problem: output, changesetStatus: { changesets: [] } }
}
