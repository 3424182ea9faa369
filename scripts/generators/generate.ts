import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Project } from '../install/project.ts'
import { node24 } from '../lib/paths.mjs'

/** What a project needs to generate, compile and use clients. */
export const generators: Readonly<Record<string, string>> = {
  '@hey-api/openapi-ts': '~0.99.0',
  '@types/node': '^24.0.0',
  'openapi-fetch': '~0.17.0',
  'openapi-typescript': '~7.13.0',
  orval: '~8.38.0',
  // openapi-typescript has no support for TypeScript 6.
  typescript: '~5.9.0',
  zod: '^4.0.0',
}

// Not `exactOptionalPropertyTypes`, under which the code of hey-api's own client has errors.
const compilerOptions = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
}

/** Generates the code of all platforms with each generator, into folders of `src`. */
export async function generateAll({ folder, run }: Project, platforms: readonly string[]) {
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text)
  write(join('src', 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*'] }))
  write('hey-api.config.mjs', exportDefault(platforms.flatMap(heyApiConfigs)))
  write('orval.config.mjs', exportDefault(Object.fromEntries(platforms.flatMap(orvalConfigs))))
  const bin = (...path: string[]) => join('node_modules', ...path)
  for (const platform of platforms) {
    const output = join('src', platform, 'openapi-typescript.ts')
    await run([
      node24,
      bin('openapi-typescript', 'bin', 'cli.js'),
      documentOf(platform, 'openapi-types'),
      '--output',
      output,
    ])
  }
  await run([node24, bin('@hey-api', 'openapi-ts', 'bin', 'run.js'), '-f', 'hey-api.config.mjs'])
  await run([node24, bin('orval', 'dist', 'bin', 'orval.mjs'), '--config', 'orval.config.mjs'])
}

const exportDefault = (value: unknown) => `export default ${JSON.stringify(value)}\n`

const documentOf = (platform: string, name: 'openapi' | 'openapi-types') =>
  `./node_modules/@${platform}/sdk/${name}.json`

/** Types and a client from one document, validators from the other. */
const heyApiConfigs = (platform: string) => [
  { input: documentOf(platform, 'openapi-types'), output: `src/${platform}/hey-api` },
  {
    input: documentOf(platform, 'openapi'),
    output: `src/${platform}/hey-api-validators`,
    plugins: ['@hey-api/typescript', 'zod'],
  },
]

const orvalConfigs = (platform: string) => {
  const configOf = (name: 'openapi' | 'openapi-types', output: object) => ({
    input: documentOf(platform, name),
    output,
  })
  const target = (file: string) => `src/${platform}/${file}.ts`
  return [
    [
      platform,
      configOf('openapi-types', {
        target: target('orval'),
        client: 'fetch',
        baseUrl: 'http://sandbox',
      }),
    ],
    [
      `${platform}Validators`,
      configOf('openapi', { target: target('orval-validators'), client: 'zod' }),
    ],
  ]
}
