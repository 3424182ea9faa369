import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepKnownValues } from '../../contracts/src/openapi/known-values.ts'
import { root } from '../lib/paths.mjs'

/** The OpenAPI documents of all APIs, which the contracts generate. */
export const openApiFolder = join(root, 'contracts', 'openapi')

/** Writes the OpenAPI document of a platform, and its copy for generators of TypeScript types. */
export function writeOpenApi(platform: string): void {
  const document: unknown = JSON.parse(
    readFileSync(join(openApiFolder, `${platform}.json`), 'utf8'),
  )
  writeFileSync('dist/openapi.json', JSON.stringify(document))
  writeFileSync('dist/openapi-types.json', JSON.stringify(keepKnownValues(document)))
}
