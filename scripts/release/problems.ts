/** What a release consists of. */
export interface Release {
  /** The address of the repository, from the root package.json. */
  repository: string
  /** The address of the documentation site, from the root package.json. */
  homepage: string
  packages: readonly { name: string; version: string; changelog: string }[]
  /** Changesets that are not yet part of a version. */
  changesets: readonly string[]
  /** Files that differ from the last commit. */
  changedFiles: readonly string[]
}

/** Reports what keeps the packages from being published, and what to do about it. */
export function releaseProblems(release: Release): string[] {
  const { repository, homepage, packages, changesets, changedFiles } = release
  const versions = [...new Set(packages.map(({ version }) => version))]
  return [
    ...(isWebAddress(repository)
      ? []
      : [
          `"repository" in the root package.json must be the https address of the repository, got "${repository}". The packages and their provenance name it.`,
        ]),
    ...(isWebAddress(homepage)
      ? []
      : [
          `"homepage" in the root package.json must be the https address of the documentation site, got "${homepage}". The READMEs link it.`,
        ]),
    ...(versions.length === 1
      ? []
      : [`All packages must have one version, found ${versions.join(', ')}.`]),
    ...(versions.includes('0.0.0')
      ? ['Version 0.0.0 is not a release. Run `node scripts/step.mjs release:version`.']
      : []),
    ...(changesets.length === 0
      ? []
      : [
          `${changesets.length} changesets are not part of a version yet. Run \`node scripts/step.mjs release:version\`.`,
        ]),
    ...packages
      .filter(({ version, changelog }) => !changelog.split('\n').includes(`## ${version}`))
      .map(({ name, version }) => `The changelog of ${name} has no section "## ${version}".`),
    ...changedFiles.map((line) => `Not committed: ${line.trim()}`),
  ]
}

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && new URL(text).protocol === 'https:'
