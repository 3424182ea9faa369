import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareReports } from './api/compare.ts'
import type { DeclaredEntry } from './api/report.ts'
import { apiReport, readDeclarations } from './api/report.ts'
import { entries } from './build/entries.ts'
import { changesetBumps } from './changes/bumps.ts'
import { git, versionCommit } from './changes/git.ts'
import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import type { Package } from './lib/packages.ts'
import { publishedPackages, relativeToRoot } from './lib/packages.ts'
import { root } from './lib/paths.mjs'

// Compares the public surface of the built packages with the reports in `api/`, and with those of the
// last release: `pnpm api` checks, `pnpm api --write` updates the reports.
const write = process.argv.includes('--write')
const folder = join(root, 'api')
const entriesOf = (pkg: Package): DeclaredEntry[] =>
  entries(pkg.manifest)
    // What clients are built on is no promise to others.
    .filter(
      ({ name, hasTypes }) => hasTypes && (!isCore(pkg) || ['index', 'errors'].includes(name)),
    )
    .map(({ name }) => ({
      name: name === 'index' ? pkg.name : `${pkg.name}/${name}`,
      file: join(pkg.folder, 'dist', `${name}.d.ts`),
    }))
const isCore = ({ name }: Package): boolean => name === '@molt-sdk/core'

const program = readDeclarations(
  publishedPackages.flatMap((pkg) => entriesOf(pkg).map(({ file }) => file)),
)
const bumps = changesetBumps()
mkdirSync(folder, { recursive: true })
await runChecks(publishedPackages.map(surfaceCheck))

function surfaceCheck(pkg: Package): Check {
  return {
    name: `${pkg.name}: public surface`,
    run: () => {
      const file = join(folder, `${pkg.name.slice(1).replace('/', '-')}.txt`)
      const report = apiReport(program, entriesOf(pkg), join(pkg.folder, 'dist'))
      const recorded = existsSync(file) ? readFileSync(file, 'utf8') : ''
      if (write) writeFileSync(file, report)
      return [
        ...(write || report === recorded ? [] : notRecorded(file, recorded, report)),
        ...bumpProblems(pkg, file, report),
      ]
    },
  }
}

function notRecorded(file: string, recorded: string, report: string): string[] {
  return [
    `The public surface differs from ${relativeToRoot(file)}. If that is intended, run \`pnpm api --write\` and commit the file.`,
    ...compareReports(recorded, report).lines.slice(0, 60),
  ]
}

/** Reports a changeset that is too small for what changed since the last release. */
function bumpProblems(pkg: Package, file: string, report: string): string[] {
  const release = versionCommit(join(pkg.folder, 'package.json'))
  const released = release && git('show', `${release}:${relativeToRoot(file)}`)
  if (!released) return []
  const { kind, lines } = compareReports(released, report)
  const [major = '0'] = pkg.manifest.version.split('.')
  // Before 1.0, a minor version may break something.
  const needed = kind === 'breaking' && major !== '0' ? 'major' : 'minor'
  const bump = bumps.get(pkg.name) ?? 'none'
  if (kind === 'none' || bump === 'major' || bump === needed) return []
  return [
    `A change of the public surface since ${pkg.manifest.version} (${kind}) needs a changeset with "${needed}", found "${bump}". Run \`pnpm changeset\`.`,
    ...lines.slice(0, 60),
  ]
}
