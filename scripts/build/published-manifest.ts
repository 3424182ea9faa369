import type { Manifest } from '../lib/packages.ts'
import { isInternal, sourceCondition } from './entries.ts'

/**
 * Returns the published package.json: without fields of this repository, and with `main`, `module`,
 * `types` and conditions derived from `exports`. `dist` is the root of the published package, so every
 * subpath is also a file, for tools that ignore `exports` (Parcel, `moduleResolution: node10`).
 *
 * @param versionOf returns the version of a workspace package
 * @param fields fields that are the same in every package
 */
export function publishedManifest(
  manifest: Manifest,
  versionOf: (name: string) => string,
  fields: Record<string, unknown> = {},
): Record<string, unknown> {
  const { devDependencies: _, publishConfig, exports = {}, dependencies, bin, ...kept } = manifest
  return {
    ...kept,
    ...fields,
    ...(publishConfig && { publishConfig: { access: publishConfig.access } }),
    ...(bin && { bin: mapValues(bin, fromDist) }),
    // A package with a command alone has nothing to import.
    ...('.' in exports && { main: './index.cjs', module: './index.js', types: './index.d.cts' }),
    exports: Object.fromEntries(
      Object.entries(exports).map(([path, target]) => [path, published(target, isInternal(path))]),
    ),
    ...(dependencies && {
      dependencies: Object.fromEntries(
        Object.entries(dependencies).map(([name, range]) => [
          name,
          range === 'workspace:*' ? versionOf(name) : range,
        ]),
      ),
    }),
  }
}

/**
 * `{ source, require, default }` becomes `{ import: { types, default }, require: { types, default } }`,
 * without `require` it becomes `{ types, default }`.
 */
function published(target: unknown, internal: boolean): unknown {
  if (typeof target === 'string') return fromDist(target)
  const conditions = { ...(target as Record<string, unknown>) }
  const { [sourceCondition]: _, require, default: output, ...others } = conditions
  const typed = (file: unknown) => {
    const path = fromDist(file as string)
    return {
      ...(!internal && { types: path.replace(/\.(c?)js$/, '.d.$1ts') }),
      default: path,
    }
  }
  return {
    ...mapValues(others, (nested) => published(nested, internal)),
    ...(require === undefined ? typed(output) : { import: typed(output), require: typed(require) }),
  }
}

const fromDist = (path: string) => path.replace(/^\.\/dist\//, './')

const mapValues = <Value, Result>(
  values: Record<string, Value>,
  change: (value: Value) => Result,
): Record<string, Result> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]))
