import type { Manifest } from '../lib/packages.ts'

/**
 * The export condition that resolves to the TypeScript source, for our own tools. Not plain `source`,
 * because other packages use that one too.
 */
export const sourceCondition = '@molt-sdk/source'

/** A file that users import or run. */
export interface Entry {
  /** Output without extension, relative to `dist`: `webhooks/node`. */
  readonly name: string
  /** Source, relative to the package. */
  readonly source: string
  /** Also built for `require()`. */
  readonly commonjs: boolean
  /** Types are published for public entries only. */
  readonly hasTypes: boolean
}

/** Internal subpaths are for our own packages: no types, no stability guarantee. */
export const isInternal = (subpath: string): boolean => subpath.startsWith('./internal/')

/** Returns every entry to build, read from the manifest. */
export function entries({ exports = {}, bin = {} }: Manifest): Entry[] {
  const exported = Object.entries(exports).flatMap(([subpath, target]) =>
    leaves(target).map(({ source, output, commonjs }) => ({
      name: outputName(output),
      source,
      commonjs,
      hasTypes: !isInternal(subpath),
    })),
  )
  const commands = Object.values(bin).map((output) => {
    const name = outputName(output)
    return { name, source: `./src/${name}.ts`, commonjs: false, hasTypes: false }
  })
  return [...exported, ...commands]
}

/** Returns the JSON files that users may import, apart from package.json. Relative to `dist`. */
export const jsonFiles = ({ exports = {} }: Manifest): string[] =>
  Object.values(exports).flatMap((target) =>
    typeof target === 'string' && target.startsWith('./dist/')
      ? [target.slice('./dist/'.length)]
      : [],
  )

interface Leaf {
  readonly source: string
  readonly output: string
  readonly commonjs: boolean
}

/** Conditions may be nested: `{ "node": { "require", "default" }, "require", "default" }`. */
function leaves(target: unknown): Leaf[] {
  if (typeof target !== 'object' || target === null) return []
  const { [sourceCondition]: source, default: output, require } = target as Record<string, unknown>
  const direct =
    typeof source === 'string' && typeof output === 'string'
      ? [{ source, output, commonjs: require !== undefined }]
      : []
  return [...direct, ...Object.values(target).flatMap(leaves)]
}

const outputName = (output: string) => output.replace(/^\.\/dist\//, '').replace(/\.js$/, '')
