import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { entryPaths, importingAll } from '../install/entries.ts'
import type { Project } from '../install/project.ts'
import type { Check } from '../lib/checks.ts'
import { node24 } from '../lib/paths.mjs'
import type { Tarball } from '../pack/tarballs.ts'

const versions = ['5.2', '5.4', '5.9', '6.0', '7.0'] as const
type Version = (typeof versions)[number]

/** How modules are found, and the extensions of the files compiled: in this project, `.ts` is CommonJS. */
const resolutions = {
  node10: { module: 'commonjs', moduleResolution: 'node10', extensions: ['ts'] },
  'node16, commonjs': { module: 'node16', moduleResolution: 'node16', extensions: ['ts', 'cts'] },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext', extensions: ['ts', 'mts', 'cts'] },
  bundler: { module: 'esnext', moduleResolution: 'bundler', extensions: ['ts'] },
} as const
type Resolution = keyof typeof resolutions

interface Case {
  version: Version
  resolution: Resolution
}

/** TypeScript 7 has no node10. */
export const allCases: readonly Case[] = versions.flatMap((version) =>
  (Object.keys(resolutions) as Resolution[])
    .filter((resolution) => version !== '7.0' || resolution !== 'node10')
    .map((resolution) => ({ version, resolution })),
)

/** A few seconds each: the fastest TypeScript, and one case of the oldest and of the last before it. */
export const quickCases = allCases.filter(
  ({ version, resolution }) =>
    version === '7.0' ||
    (version === '6.0' && resolution === 'bundler') ||
    (version === '5.2' && resolution === 'node10'),
)

/** zod supports TypeScript 5.5 and later; `skipLibCheck: false` reports errors in its own types before. */
const supportsZod = (version: Version): boolean => version !== '5.2' && version !== '5.4'

const installedAs = (version: Version) => `typescript-${version}`

/** What a CommonJS project of the checks needs besides our packages. */
export const typescriptDependencies = (cases: readonly Case[]): Record<string, string> => ({
  ...Object.fromEntries(
    cases.map(({ version }) => [installedAs(version), `npm:typescript@~${version}.0`]),
  ),
  // The types of later versions of Node are not for TypeScript 5.2.
  '@types/node': '^20.0.0',
})

/** Every entry that can be required, and what users write, compiled with libraries checked too. */
export const typescriptChecks = (
  made: () => Promise<Project>,
  tarballs: readonly Tarball[],
  cases: readonly Case[],
): Check[] =>
  cases.map(({ version, resolution }) => ({
    name: `TypeScript ${version}, ${resolution}`,
    run: async () => {
      const { folder, run } = await made()
      const { extensions, ...options } = resolutions[resolution]
      const compilerOptions = {
        ...options,
        target: 'es2022',
        lib: ['es2022', 'dom'],
        types: ['node'],
        strict: true,
        skipLibCheck: false,
        noEmit: true,
        ...(version === '6.0' && resolution === 'node10' && { ignoreDeprecations: '6.0' }),
      }
      const files = extensions.flatMap((extension) =>
        writeSources(folder, tarballs, extension, supportsZod(version)),
      )
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
      await run([node24, join('node_modules', installedAs(version), 'bin', 'tsc'), '-p', folder])
      return []
    },
  }))

/** Writes the files to compile, with one extension. Returns their names. */
function writeSources(
  folder: string,
  tarballs: readonly Tarball[],
  extension: string,
  withZod: boolean,
): string[] {
  // The peer dependency of `ai` is not part of these projects.
  const compiles = (name: string) =>
    !name.endsWith('/ai') && (withZod || !/schemas(\.mts)?$/.test(name))
  const programs = readdirSync(join(folder, 'src')).filter(
    (file) => file.endsWith('.mts') && compiles(file),
  )
  const sources = {
    'every-entry': importingAll(entryPaths(tarballs).both.filter(compiles)),
    ...Object.fromEntries(
      programs.map((file) => [file.slice(0, -4), readFileSync(join(folder, 'src', file), 'utf8')]),
    ),
  }
  return Object.entries(sources).map(([name, text]) => {
    writeFileSync(join(folder, `${name}.${extension}`), text)
    return `${name}.${extension}`
  })
}
