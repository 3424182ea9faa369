import {
  createOpenApiDocument,
  namedSchemas,
  requestSchemas,
  typeDeclarations,
} from '../src/openapi/index.ts'
import { apis } from './apis.ts'

const header = '// Generated from the contract by `pnpm openapi`. DO NOT EDIT.\n\n'

/** Returns all generated files with their paths in this package. */
export const generatedFiles = (): { path: string; text: string }[] =>
  apis.flatMap(({ folder, api, docs }) => {
    const schemas = namedSchemas(docs.schemas)
    return [
      {
        path: `src/${folder}/types.ts`,
        text: header + typeDeclarations(schemas, requestSchemas(api, docs, schemas)),
      },
      {
        path: `openapi/${folder}.json`,
        text: `${JSON.stringify(createOpenApiDocument(api, docs), undefined, 2)}\n`,
      },
    ]
  })
