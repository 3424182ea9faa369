import { apis } from '../../contracts/scripts/apis.ts'
import { methodByOperation as moltbotden } from '../../packages/moltbotden/src/method-by-operation.ts'
import { methodByOperation as moltghost } from '../../packages/moltghost/src/method-by-operation.ts'
import { methodByOperation as moltify } from '../../packages/moltify/src/method-by-operation.ts'
import { methodByOperation as moltinfra } from '../../packages/moltinfra/src/method-by-operation.ts'
import { describeOperation } from './describe-operation.ts'
import { methodName } from './method-name.ts'
import { resolvedSchemas } from './resolved-schemas.ts'

const header = '// Generated from the contract by `pnpm openapi`. DO NOT EDIT.\n'
const methods = { moltbotden, moltghost, moltify, moltinfra }

/** Returns the generated modules, with their paths in this repository. */
export const generateCatalogues = (): { path: string; text: string }[] =>
  Object.entries(methods).map(([folder, byOperation]) => {
    const { api, docs } = apis.find((found) => found.folder === folder) ?? notFound(folder)
    const schemas = resolvedSchemas(docs)
    const operations = Object.entries(byOperation).map(([id, method]) => {
      const name = methodName(method, docs.fixtures[id]?.args ?? {})
      return describeOperation(api, docs, schemas, id, name)
    })
    const lines = operations.map((operation) => `  ${JSON.stringify(operation)},\n`)
    const names = operations.map(({ name }) => `\n  | '${name}'`).join('')
    return {
      path: `packages/tools/src/catalogue/${folder}.generated.ts`,
      text: [
        header,
        "import type { CatalogueOperation } from './catalogue.ts'\n\n",
        `/** Path of a client method. */\nexport type OperationName =${names}\n\n`,
        `export const operations: readonly CatalogueOperation[] = [\n${lines.join('')}]\n`,
      ].join(''),
    }
  })

function notFound(folder: string): never {
  throw new Error(`There is no API of ${folder}.`)
}
