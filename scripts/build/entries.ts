import type { Manifest } from '../lib/packages.ts'

/**
 * The export condition under which our own tools find the TypeScript source. Not plain `source`:
 * other packages have that one too.
 */
export const sourceCondition = '@molt-sdk/source'

/** A file that is built because users import it or run it. */
export interface Entry {
  /** Output without its extension, relative to `dist`: `webhooks/node`. */
  readonly name: string
  /** Source, relative to the package. */
  readonly source: string
  /** Also built for `require()`. */
  readonly commonjs: boolean
  /** Users have no business with the others, so no types are published for them. */
  readonly hasTypes: boolean
}

/** What only files of this family import: no promise to users, and no types. */
export const isInternal = (subpath: string): boolean => subpath.startsWith('./internal/')

/** Everything to build, read from the manifest: nothing is listed twice. */
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

interface Leaf {
  readonly source: string
  readonly output: string
  readonly commonjs: boolean
}

/** Conditions may be nested: `{ "node": { "require", "default" }, "require", "default" }`. */
function leaves(target: unknown): Leaf[] {
  if (typeof target !== 'object' || target === null) return []
  const { [sourceCondition]: source, default: output, require } = target as Record<string, unknown>
  const own =
    typeof source === 'string' && typeof output === 'string'
      ? [{ source, output, commonjs: require !== undefined }]
      : []
  return [...own, ...Object.values(target).flatMap(leaves)]
}

const outputName = (output: string) => output.replace(/^\.\/dist\//, '').replace(/\.js$/, '')
