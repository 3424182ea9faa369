import type { Api } from '../src/kernel/index.ts'
import { docs as moltinfraDocs } from '../src/moltinfra/docs.ts'
import { moltinfra } from '../src/moltinfra/index.ts'
import type { ApiDocs } from '../src/openapi/index.ts'
import { namedSchemas, openApi, typeDeclarations } from '../src/openapi/index.ts'

interface Entry {
  readonly folder: string
  readonly api: Api
  readonly docs: ApiDocs
}

const apis: readonly Entry[] = [{ folder: 'moltinfra', api: moltinfra, docs: moltinfraDocs }]

const banner = '// Made from the contract by `contracts/scripts/emit.ts`: edit that instead.\n\n'

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
