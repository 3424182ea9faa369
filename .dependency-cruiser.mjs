const tests = '\\.test(-d)?\\.ts$|/test/|^contracts/conformance/'
const nodeOnly = `\\.node\\.ts$|^(scripts|bench|examples|contracts/scripts|packages/cli)/|${tests}`

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'contracts-import-nothing-of-ours',
      comment: 'Contracts are the ground floor: no other package of this repository.',
      severity: 'error',
      from: { path: '^contracts/', pathNot: tests },
      to: { path: '^(packages|examples|bench|scripts)/' },
    },
    {
      name: 'core-imports-only-contracts',
      comment: 'The core knows no client and no sandbox.',
      severity: 'error',
      from: { path: '^packages/core/', pathNot: tests },
      to: { path: '^(packages/(?!core/)|examples/|bench/|scripts/)' },
    },
    {
      name: 'sandbox-imports-only-contracts',
      comment: 'The sandbox must be true to the contracts, not to our client.',
      severity: 'error',
      from: { path: '^packages/sandbox/', pathNot: tests },
      to: { path: '^(packages/(?!sandbox/)|examples/|bench/|scripts/)' },
    },
    {
      name: 'clients-import-only-core-and-contracts',
      comment: 'A client never imports the sandbox or another client.',
      severity: 'error',
      from: { path: '^packages/(?!core/|sandbox/|tools/|cli/)([^/]+)/', pathNot: tests },
      to: { path: '^(packages/|examples/|bench/|scripts/)', pathNot: '^packages/(core|$1)/' },
    },
    {
      name: 'tools-import-clients',
      comment:
        'Tools call the clients through their public exports, and through the map of their methods.',
      severity: 'error',
      from: { path: '^packages/tools/', pathNot: tests },
      to: {
        path: '^(packages/|examples/|bench/|scripts/)',
        pathNot: '^packages/(core|tools)/|^packages/[^/]+/src/(index|method-by-operation)\\.ts$',
      },
    },
    {
      name: 'nothing-but-the-command-imports-tools',
      comment: 'Imports run one way: clients, tools, command.',
      severity: 'error',
      from: { path: '^packages/(?!tools/|cli/)', pathNot: tests },
      to: { path: '^packages/(tools|cli)/' },
    },
    {
      name: 'node-only-where-the-name-says-so',
      comment: 'Portable files run in browsers and workers: `node:` belongs in *.node.ts.',
      severity: 'error',
      from: { path: '^(contracts|packages)/', pathNot: nodeOnly },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'portable-never-imports-node-only',
      comment: 'A *.node.ts file is reached through an export of its own, never by import.',
      severity: 'error',
      from: { path: '^(contracts|packages)/', pathNot: nodeOnly },
      to: { path: '\\.node\\.ts$' },
    },
    {
      name: 'source-never-imports-tests',
      comment: 'Tests and their helpers are not part of what is built.',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: tests, pathNot: '^contracts/conformance/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-is-found',
      comment:
        'Misspelt, not installed, or not declared in the package.json of the one who imports.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/\\.)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@molt-sdk/source', 'import', 'types', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
}
