import { readdirSync } from 'node:fs'
import type { Schema } from '../src/kernel/index.ts'
import type { JsonSchema, SchemaDocs } from '../src/openapi/index.ts'
import { tsdoc } from '../src/openapi/tsdoc.ts'
import { schemaType } from './schema-type.ts'

const source = new URL('../src/', import.meta.url)

/** Formats the module of a client that exports every named schema, with its description. */
export async function schemaExports(
  folder: string,
  docs: Readonly<Record<string, SchemaDocs>>,
  described: Readonly<Record<string, JsonSchema>>,
  requests: ReadonlySet<string>,
): Promise<string> {
  const exported = await exportsOf(folder)
  const nameOf = (schema: Schema) =>
    Object.entries(docs).find(([, named]) => named.schema === schema)?.[0]
  const used = new Set<string>()
  const declarations = Object.entries(docs).map(([name, { schema }]) => {
    const found = exported.get(schema)
    if (!found) throw new Error(`No module of ${folder} exports the schema ${name}.`)
    used.add(found.path)
    const { description, 'x-source': provenance } = described[name] ?? {}
    const comment = tsdoc({ ...(description && { description }), 'x-source': provenance }, '')
    const type = schemaType(schema, nameOf, requests.has(name))
    return `${comment}export const ${name}: ${type} = ${namespaceOf(found.path)}.${found.name}\n`
  })
  const imports = [...used]
    .sort()
    .map((path) => `import * as ${namespaceOf(path)} from '@molt-sdk/contracts/${path}'\n`)
  const text = declarations.join('\n')
  const kernelTypes = ['CentsSchema', 'InputArraySchema', 'OpenEnumSchema'].filter((name) =>
    text.includes(name),
  )
  const kernel = kernelTypes.length
    ? `import type { ${kernelTypes.join(', ')} } from '@molt-sdk/contracts/kernel'\n`
    : ''
  return `${kernel}${imports.join('')}import type * as z from 'zod/mini'\n\n${text}`
}

interface Export {
  /** Relative to `src`, without extension. */
  path: string
  name: string
}

/** Maps every exported object of an API to the module that declares it. */
async function exportsOf(folder: string): Promise<Map<unknown, Export>> {
  const found = new Map<unknown, Export>()
  for (const file of readdirSync(new URL(folder, source), { recursive: true, encoding: 'utf8' })) {
    if (!/^[\w/-]+\.ts$/.test(file)) continue
    const path = `${folder}/${file.slice(0, -'.ts'.length)}`
    const module: Record<string, unknown> = await import(new URL(`${path}.ts`, source).href)
    for (const [name, value] of Object.entries(module)) found.set(value, { path, name })
  }
  return found
}

/** `moltify/api-keys/api-keys` is imported as `apiKeys`. */
const namespaceOf = (path: string): string =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
