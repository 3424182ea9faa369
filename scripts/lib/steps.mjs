/**
 * Everything that must hold before a change lands, in the order in which `npm test` looks.
 * `pnpm <name>` runs one step alone.
 *
 * - `run`: a command of an installed package, or a script of this repository, with arguments.
 * - `needs`: a step that must have passed, else this one has nothing to look at.
 * - `advice`: what to do when it fails, if its own output does not say.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title
 * @property {readonly [string, ...string[]]} run
 * @property {string} [needs]
 * @property {string} [advice]
 */

/** @type {readonly Step[]} */
export const steps = [
  {
    name: 'lint',
    title: 'format and lint',
    run: ['@biomejs/biome:biome', 'check', '--error-on-warnings', '.'],
    advice: '`pnpm format` mends what can be mended without thinking.',
  },
  {
    name: 'types',
    title: 'types, and what must not compile',
    run: ['scripts/types.ts'],
  },
  {
    name: 'types:edges',
    title: 'types: errors across packages',
    run: ['scripts/types-edges.ts'],
    needs: 'types',
  },
  {
    name: 'test:unit',
    title: 'unit and conformance tests',
    run: ['vitest:vitest', 'run'],
    advice: '`pnpm test:unit <part of a file name>` runs some of them.',
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
    title: 'tarballs in clean projects',
    run: ['scripts/install-check.ts'],
    needs: 'build',
  },
  {
    name: 'runtimes',
    title: 'Node, Bun, Deno, workerd, browser',
    run: ['scripts/runtimes.ts'],
    needs: 'build',
  },
  { name: 'size', title: 'size budgets', run: ['scripts/size.ts'], needs: 'build' },
  {
    name: 'unused',
    title: 'unused files, exports, packages',
    run: ['knip:knip', '--no-progress', '--no-config-hints'],
    advice: 'Delete what nobody uses, or use it.',
  },
  {
    name: 'imports',
    title: 'direction of imports',
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
  },
  {
    name: 'changes',
    title: 'changesets',
    run: ['scripts/changes.ts'],
    advice: '`pnpm changeset` writes the missing note: which package, how big, what changes.',
  },
]

/**
 * What holds for a release only: it takes minutes, and installs many tools.
 *
 * @type {readonly Step[]}
 */
export const releaseSteps = [
  { name: 'matrix', title: 'tarballs in projects of other tools', run: ['scripts/matrix.ts'] },
]
