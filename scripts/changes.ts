import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isBuildInput } from './build/fingerprint.ts'
import { changedSince, git, versionCommit } from './changes/git.ts'
import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import type { Package } from './lib/packages.ts'
import { published, shown } from './lib/packages.ts'
import { commandFile, node24, root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { temporaryFolder } from './lib/temporary-folder.mjs'

/** The part of `changeset status --output` that is read here. */
interface Plan {
  changesets: { releases: { name: string }[] }[]
}

// Every published package that changed since its version was set must be named in a changeset. The
// base is that commit and not a branch, so a fresh clone, a fork and a detached checkout all work.
if (git('rev-parse', 'HEAD') === undefined) {
  console.log('Not a git checkout with commits: there is nothing to compare with.')
} else {
  const since = published.map((one) => versionCommit(join(one.folder, 'package.json')) ?? 'HEAD')
  const { problem, plan } = await status(git('merge-base', '--octopus', ...since) ?? 'HEAD')
  const named = new Set(plan.changesets.flatMap(({ releases }) => releases.map(({ name }) => name)))
  await runChecks([
    { name: 'changesets can be read', run: () => (problem === '' ? [] : [problem]) },
    ...published.map((one, i) => isNamed(one, since[i] ?? 'HEAD', named)),
  ])
}

function isNamed(one: Package, since: string, named: ReadonlySet<string>): Check {
  const changed = changedSince(since).filter((file) => isBuildInput(one, file))
  return {
    name: `${one.name}: ${changed.length} files changed since ${one.manifest.version}`,
    run: () =>
      changed.length === 0 || named.has(one.name)
        ? []
        : [
            `No changeset names ${one.name}. Changed: ${changed.slice(0, 5).map(shown).join(', ')} …`,
            'Write one with `pnpm changeset` and `git add` it; give the bump `none` if users notice nothing.',
          ],
  }
}

/** `changeset status` against a commit. It refuses changes without any changeset; so do we, below. */
async function status(since: string): Promise<{ problem: string; plan: Plan }> {
  const file = join(temporaryFolder('changes'), 'plan.json')
  const changeset = commandFile('@changesets/cli', 'changeset')
  const command = [node24, changeset, 'status', `--since=${since}`, `--output=${file}`] as const
  const { code, output } = await run(command, { cwd: root, env: process.env })
  return code === 0
    ? { problem: '', plan: JSON.parse(readFileSync(file, 'utf8')) }
    : { problem: output, plan: { changesets: [] } }
}
