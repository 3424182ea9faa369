import {
  createOpenApiDocument,
  namedSchemas,
  requestSchemas,
  typeDeclarations,
} from '../src/openapi/index.ts'
import { apis } from './apis.ts'
import { schemaExports } from './schema-exports.ts'

const header = '// Generated from the contract by `pnpm openapi`. DO NOT EDIT.\n\n'

/** Returns all generated files with their paths in this package. */
export const generatedFiles = async (): Promise<{ path: string; text: string }[]> => {
  const files = apis.map(async ({ folder, api, docs, hasClient }) => {
    const schemas = namedSchemas(docs.schemas)
    const requests = requestSchemas(api, docs, schemas)
    return [
      {
        path: `src/${folder}/types.ts`,
        text: header + typeDeclarations(schemas, requests),
      },
      {
        path: `openapi/${folder}.json`,
        text: `${JSON.stringify(createOpenApiDocument(api, docs), undefined, 2)}\n`,
      },
      ...(hasClient
        ? [
            {
              path: `../packages/${folder}/src/schemas.ts`,
              text: header + (await schemaExports(folder, docs.schemas, schemas, requests)),
            },
          ]
        : []),
    ]
  })
  return (await Promise.all(files)).flat()
}
