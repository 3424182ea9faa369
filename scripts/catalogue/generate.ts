import { apis } from '../../contracts/scripts/apis.ts'
import { methodByOperation as moltbotden } from '../../packages/moltbotden/src/method-by-operation.ts'
import { methodByOperation as moltghost } from '../../packages/moltghost/src/method-by-operation.ts'
import { methodByOperation as moltify } from '../../packages/moltify/src/method-by-operation.ts'
import { methodByOperation as moltinfra } from '../../packages/moltinfra/src/method-by-operation.ts'
import { clientCall } from './client-methods.ts'
import { describeOperation } from './describe-operation.ts'
import { fieldSources } from './field-sources.ts'
import { methodName } from './method-name.ts'
import { resolvedSchemas } from './resolved-schemas.ts'

const header = '// Generated from the contract by `pnpm openapi`. DO NOT EDIT.\n'
const methods = { moltbotden, moltghost, moltify, moltinfra }

/** Returns the generated modules, with their paths in this repository. */
export const generateCatalogues = (): { path: string; text: string }[] => [
  ...Object.entries(methods).map(([folder, byOperation]) => {
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
  }),
  {
    path: 'packages/sandbox/src/inspector/client-methods.generated.ts',
    text: clientMethods(),
  },
  {
    path: 'packages/sandbox/src/control/field-sources.generated.ts',
    text: sourcesOfFields(),
  },
]

/** Returns the module by which the inspector of the sandbox shows a request as a call of a client. */
function clientMethods(): string {
  const calls = Object.entries(methods).map(([platform, byOperation]) => {
    const entries = Object.entries(byOperation).flatMap(([id, method]) => {
      const call = clientCall(method)
      return call ? [`    ${id}: ${JSON.stringify(call)},\n`] : []
    })
    return `  ${platform}: {\n${entries.join('')}  },\n`
  })
  return [
    header,
    '/** The method of a client for each operation, and what is passed to it. */\n',
    'export const clientMethods: Readonly<\n  Record<string, Readonly<Record<string, readonly string[]>>>\n> = {\n',
    ...calls,
    '}\n',
  ].join('')
}

/** Returns the module by which the control API says where the fields of a call are documented. */
function sourcesOfFields(): string {
  const lines = apis.flatMap(({ folder, api, docs }) => {
    const schemas = resolvedSchemas(docs)
    return Object.values(api.operations).flatMap((operation) => {
      const sources = fieldSources(docs, schemas, operation)
      const isEmpty = Object.keys(sources).length === 0
      return isEmpty ? [] : [`  '${folder} ${operation.id}': ${JSON.stringify(sources)},\n`]
    })
  })
  return [
    header,
    "import type { Provenance } from '@molt-sdk/contracts/kernel'\n\n",
    'type Sources = Readonly<Record<string, Provenance>>\n\n',
    '/** Sources other than the reference, by platform and operation, then by the path of a field. */\n',
    'export const fieldSources: Readonly<\n',
    '  Record<string, { readonly request?: Sources; readonly response?: Sources }>\n',
    '> = {\n',
    ...lines,
    '}\n',
  ].join('')
}

function notFound(folder: string): never {
  throw new Error(`There is no API of ${folder}.`)
}
