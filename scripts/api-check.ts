import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandSurfaces } from './api/commands.ts'
import type { SurfaceChange } from './api/compare.ts'
import { compareReports } from './api/compare.ts'
import { documentChanges, hasOasdiff, platformCodes } from './api/documents.ts'
import { errorCodes } from './api/error-codes.ts'
import type { DeclaredEntry } from './api/report.ts'
import { apiReport, readDeclarations } from './api/report.ts'
import { entries } from './build/entries.ts'
import { changesetBumps } from './changes/bumps.ts'
import { git, versionCommit } from './changes/git.ts'
import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import type { Package } from './lib/packages.ts'
import { clients, platformOf, publishedPackages, relativeToRoot } from './lib/packages.ts'
import { root } from './lib/paths.mjs'

// Compares the public surface of the built packages with the reports in `api/`, and with those of the
// last release: `pnpm api` checks, `pnpm api --write` updates the reports. OpenAPI documents are their
// own reports, which are generated.
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
const commands = await commandSurfaces()
const bumps = changesetBumps()
mkdirSync(folder, { recursive: true })
if (!hasOasdiff)
  console.log('Skipped: the OpenAPI documents, oasdiff has no binary for this machine.')
await runChecks([
  ...publishedPackages.map(surfaceCheck),
  ...(hasOasdiff ? clients : []).map(documentsCheck),
])

function surfaceCheck(pkg: Package): Check {
  return {
    name: `${pkg.name}: public surface`,
    run: () => {
      const file = join(folder, `${pkg.name.slice(1).replace('/', '-')}.txt`)
      const report = reportOf(pkg)
      const recorded = existsSync(file) ? readFileSync(file, 'utf8') : ''
      if (write) writeFileSync(file, report)
      return [
        ...(write || report === recorded ? [] : notRecorded(file, recorded, report)),
        ...bumpProblems(pkg, sinceRelease(pkg, file, report)),
      ]
    },
  }
}

/** Types, what users can type after the name of a command, and the codes of errors. */
function reportOf(pkg: Package): string {
  const isClient = clients.includes(pkg)
  // What the sandbox sends are the codes of the platforms.
  const codes = pkg.name === '@molt-sdk/sandbox' ? [] : errorCodes(pkg.folder)
  const blocks = [
    block('commands', commands[pkg.name] ?? []),
    block('error codes', codes),
    ...(isClient ? platformCodes(platformOf(pkg)) : []),
  ]
  const types = apiReport(program, entriesOf(pkg), join(pkg.folder, 'dist'))
  return `${[...blocks.filter(Boolean), types.trim()].join('\n\n')}\n`
}

function block(title: string, lines: readonly string[]): string {
  return lines.length ? [`entry ${title}`, ...lines.map((line) => `  ${line}`)].join('\n') : ''
}

function documentsCheck(pkg: Package): Check {
  return {
    name: `${pkg.name}: OpenAPI documents`,
    run: async () => {
      const release = versionCommit(join(pkg.folder, 'package.json'))
      return release ? bumpProblems(pkg, await documentChanges(platformOf(pkg), release)) : []
    },
  }
}

function notRecorded(file: string, recorded: string, report: string): string[] {
  return [
    `The public surface differs from ${relativeToRoot(file)}. If that is intended, run \`pnpm api --write\` and commit the file.`,
    ...compareReports(recorded, report).lines.slice(0, 60),
  ]
}

/** Compares a report with that of the last release. */
function sinceRelease(pkg: Package, file: string, report: string): SurfaceChange {
  const release = versionCommit(join(pkg.folder, 'package.json'))
  const released = release && git('show', `${release}:${relativeToRoot(file)}`)
  return released ? compareReports(released, report) : { kind: 'none', lines: [] }
}

/** Reports a changeset that is too small for what changed since the last release. */
function bumpProblems(pkg: Package, { kind, lines }: SurfaceChange): string[] {
  const [major = '0'] = pkg.manifest.version.split('.')
  // Before 1.0, a minor version may break something.
  const needed = kind === 'breaking' && major !== '0' ? 'major' : 'minor'
  const bump = bumps.get(pkg.name) ?? 'none'
  if (kind === 'none' || bump === 'major' || bump === needed) return []
  return [
    `A change since ${pkg.manifest.version} (${kind}) needs a changeset with "${needed}", found "${bump}". Run \`pnpm changeset\`.`,
    ...lines.slice(0, 60),
  ]
}
