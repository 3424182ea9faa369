import { createOpenApiDocument, namedSchemas, typeDeclarations } from '../src/openapi/index.ts'
import { apis } from './apis.ts'

const header = '// Made from the contract by `pnpm openapi`: edit the contract instead.\n\n'

/** Every file that is made from a contract, by its path in this package. */
export const generatedFiles = (): { path: string; text: string }[] =>
  apis.flatMap(({ folder, api, docs }) => [
    {
      path: `src/${folder}/types.ts`,
      text: header + typeDeclarations(namedSchemas(docs.schemas)),
    },
    {
      path: `openapi/${folder}.json`,
      text: `${JSON.stringify(createOpenApiDocument(api, docs), undefined, 2)}\n`,
    },
  ])
