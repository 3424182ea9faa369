import type { Manifest } from '../lib/packages.ts'

/**
 * The export condition under which our own tools find the TypeScript source. Not plain `source`:
 * other packages have that one too.
 */
export const sourceCondition = '@molt-sdk/source'

/** Output name (`dist/<name>.js`) to source file, read from the manifest: nothing is listed twice. */
export function entries({ exports = {}, bin = {} }: Manifest): Record<string, string> {
  const found = new Map<string, string>()
  for (const target of Object.values(exports)) collect(target, found)
  for (const output of Object.values(bin)) {
    const name = outputName(output)
    found.set(name, `src/${name}.ts`)
  }
  return Object.fromEntries(found)
}

/** What entries load of their own package when they need it: `#name`, read from the manifest too. */
export function internals({ imports = {} }: Manifest): Record<string, string> {
  const found = new Map<string, string>()
  for (const target of Object.values(imports)) collect(target, found)
  return Object.fromEntries(found)
}

/** Conditions may be nested: `{ "node": { "types", "default" }, "types", "default" }`. */
function collect(target: unknown, found: Map<string, string>): void {
  if (typeof target !== 'object' || target === null) return
  const { [sourceCondition]: source, default: output } = target as Record<string, unknown>
  if (typeof source === 'string' && typeof output === 'string') {
    found.set(outputName(output), source)
  }
  for (const nested of Object.values(target)) collect(nested, found)
}

const outputName = (output: string) => output.replace(/^\.\/dist\//, '').replace(/\.js$/, '')
