import { namedSchemas, openApi, typeDeclarations } from '../src/openapi/index.ts'
import { apis } from './apis.ts'

const banner = '// Made from the contract by `pnpm openapi`: edit the contract instead.\n\n'

/** Every file that is made from a contract, by its path in this package. */
export const emitted = (): { path: string; text: string }[] =>
  apis.flatMap(({ folder, api, docs }) => [
    {
      path: `src/${folder}/types.ts`,
      text: banner + typeDeclarations(namedSchemas(docs.schemas)),
    },
    {
      path: `openapi/${folder}.json`,
      text: `${JSON.stringify(openApi(api, docs), undefined, 2)}\n`,
    },
  ])
