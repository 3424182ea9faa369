/**
 * The checks that every change must pass, in the order in which `npm test` runs them. `pnpm <name>`
 * runs one step.
 *
 * - `run`: a command of an installed package, or a script of this repository, with arguments.
 * - `needs`: a step that must pass first.
 * - `startsWith`: an earlier step, beside which and the following it runs. Its result is shown in its place.
 * - `advice`: what to do when the step fails, if its output does not say so.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title
 * @property {readonly [string, ...string[]]} run
 * @property {string} [needs]
 * @property {string} [startsWith]
 * @property {string} [advice]
 */

/** @type {readonly Step[]} */
export const steps = [
  {
    name: 'lint',
    title: 'format and lint',
    run: ['@biomejs/biome:biome', 'check', '--error-on-warnings', '.'],
    advice: 'Run `pnpm format` to fix formatting and safe lint errors.',
  },
  {
    name: 'types',
    title: 'type check',
    run: ['scripts/types.ts'],
  },
  {
    name: 'types:edges',
    title: 'type check across packages',
    run: ['scripts/types-edges.ts'],
    needs: 'types',
  },
  {
    name: 'test:unit',
    title: 'unit and conformance tests',
    run: ['vitest:vitest', 'run'],
    advice: 'Run `pnpm test:unit <part of a file name>` to run some of the tests.',
  },
  { name: 'build', title: 'build', run: ['scripts/build.ts'] },
  {
    name: 'pack:check',
    title: 'tarballs: publint, attw, contents',
    run: ['scripts/pack-check.ts'],
    needs: 'build',
  },
  {
    name: 'install:check',
    title: 'install tarballs',
    run: ['scripts/install-check.ts'],
    needs: 'build',
  },
  {
    name: 'publish:check',
    title: 'publish to a registry on this machine',
    run: ['scripts/publish-check.ts'],
    needs: 'build',
    // Like the installation, it waits for processes one by one.
    startsWith: 'install:check',
  },
  {
    name: 'runtimes',
    title: 'Node, Bun, Deno, workerd, browser',
    run: ['scripts/runtimes.ts'],
    needs: 'build',
    startsWith: 'install:check',
  },
  {
    name: 'api',
    title: 'public surface',
    run: ['scripts/api-check.ts'],
    needs: 'build',
  },
  { name: 'size', title: 'size budgets', run: ['scripts/size.ts'], needs: 'build' },
  {
    name: 'unused',
    title: 'unused files, exports, dependencies',
    run: ['knip:knip', '--no-progress', '--no-config-hints'],
    startsWith: 'install:check',
    advice: 'Remove the unused files, exports and dependencies listed above.',
  },
  {
    name: 'imports',
    title: 'import rules',
    run: [
      'dependency-cruiser:depcruise',
      '--output-type',
      'err-long',
      '--config',
      '.dependency-cruiser.mjs',
      'contracts',
      'packages',
      'examples',
    ],
    startsWith: 'install:check',
  },
  {
    name: 'changes',
    title: 'changesets',
    run: ['scripts/changes.ts'],
    advice:
      'Run `pnpm changeset` and commit the file: it records the package, the bump and the summary.',
  },
  {
    name: 'docs:check',
    title: 'documentation site',
    run: ['docs/site/check.ts'],
    // Most of it, and of the steps after the build, uses one core.
    startsWith: 'build',
  },
]

/**
 * What holds for a release only, and its own steps. `npm test` does not run them.
 *
 * @type {readonly Step[]}
 */
export const releaseSteps = [
  { name: 'matrix', title: 'tarballs in projects of other tools', run: ['scripts/matrix.ts'] },
  {
    name: 'generators',
    title: 'clients generated from the OpenAPI documents',
    run: ['scripts/generators.ts'],
  },
  {
    name: 'release:version',
    title: 'versions and changelogs from the changesets',
    run: ['scripts/release-version.ts'],
  },
  {
    name: 'release:check',
    title: 'ready for a release',
    run: ['scripts/release-check.ts'],
  },
  {
    name: 'release:publish',
    title: 'publish the packages',
    run: ['scripts/release-publish.ts'],
    needs: 'build',
  },
  {
    name: 'release:rehearse',
    title: 'publish to a registry on this machine, install and upgrade from it',
    run: ['scripts/release-rehearse.ts'],
  },
]
