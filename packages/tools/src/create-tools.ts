import type { CatalogueOperation } from './catalogue/catalogue.ts'
import { firstSentence } from './definition/first-sentence.ts'
import { inputSchema } from './definition/input-schema.ts'
import { outputSchema } from './definition/output-schema.ts'
import { toolName } from './definition/tool-name.ts'
import { captureRequest } from './execution/capture-request.ts'
import { checkInput } from './execution/check-input.ts'
import { readResult } from './execution/read-result.ts'
import type { Action, Runtime } from './execution/run-tool.ts'
import { runTool } from './execution/run-tool.ts'
import { Guard } from './permission/guard.ts'
import { OneAtATime } from './permission/one-at-a-time.ts'
import { resolveOptions } from './permission/resolve-options.ts'
import type { PlatformTools } from './platform-tools.ts'
import { listFields } from './result/list-fields.ts'
import { toData } from './result/to-data.ts'
import type { Tool } from './tool.ts'
import type { ToolOptions } from './tool-options.ts'

/** Creates the tools of a platform that the options allow. */
export const createTools = <Client>(
  platform: PlatformTools<Client>,
  client: Client,
  options: ToolOptions,
): Tool[] => {
  const { catalogue, own, withheld, prices } = platform
  const operations = catalogue.operations.filter(({ name }) => !Object.hasOwn(withheld, name))
  const resolved = resolveOptions(options, {
    subject: `${catalogue.platform}Tools()`,
    operations: [...operations, ...own.map(({ operation }) => ({ name: operation }))].map(
      ({ name }) => name,
    ),
    withheld,
    spends: Object.keys(prices).length > 0,
  })
  const runtime: Runtime = {
    guard: new Guard(resolved),
    order: new OneAtATime(),
    preview: resolved.preview,
    maxResultChars: resolved.maxResultChars,
  }
  const tools = [
    ...operations.map((operation) => operationTool(platform, client, operation, runtime)),
    ...own.map((tool) => ownTool(platform, client, tool, runtime)),
  ]
  return tools.filter(({ operation, effect }) => resolved.isAllowed(operation, effect))
}

const operationTool = <Client>(
  platform: PlatformTools<Client>,
  client: Client,
  operation: CatalogueOperation,
  runtime: Runtime,
): Tool => {
  const { catalogue, withFetch, prices } = platform
  const fields = listFields[catalogue.platform]?.[operation.name]
  const price = prices[operation.name]
  const definition = {
    name: toolName(catalogue.platform, operation.name),
    operation: operation.name,
    title: operation.summary,
    description: firstSentence(operation.description),
    inputSchema: inputSchema(operation),
    outputSchema: outputSchema(operation, fields),
    effect: operation.effect,
    source: operation.source,
  }
  const [key] = operation.parameters.filter((parameter) => parameter.in === 'path')
  const action: Action = {
    key: (input) => (key ? `${key.name} ${input[key.name]}` : operation.name),
    preview: (input) =>
      captureRequest(async (fetch, signal) => {
        const offline = withFetch(client, fetch)
        await readResult(catalogue.call(offline, operation, input, { signal }), {})
      }),
    run: async (input, settings) => {
      const { signal } = settings
      const value = catalogue.call(client, operation, input, signal && { signal })
      return toData(operation, await readResult(value, settings), input, fields)
    },
    ...(price && {
      price: (input, { signal }) => price(client, input, { signal }),
      spent: ({ agreedPrice }) => agreedPrice,
    }),
  }
  return createTool(definition, action, runtime)
}

const ownTool = <Client>(
  { catalogue }: PlatformTools<Client>,
  client: Client,
  { run, ...tool }: PlatformTools<Client>['own'][number],
  runtime: Runtime,
): Tool => {
  const definition = {
    ...tool,
    name: toolName(catalogue.platform, tool.operation),
    source: 'inferred' as const,
  }
  const list = { parameters: [] }
  return createTool(
    definition,
    {
      key: () => tool.operation,
      preview: () => Promise.reject(new Error(`${definition.name} makes several requests.`)),
      run: async (input, settings) =>
        toData(list, await run(client, input, settings), input, undefined),
    },
    runtime,
  )
}

const createTool = (
  definition: Omit<Tool, 'execute' | 'preview'>,
  action: Action,
  runtime: Runtime,
): Tool => ({
  ...definition,
  execute: (input, options) => runTool(definition, action, runtime, input, options),
  preview: async (input) =>
    action.preview(checkInput(definition.name, input, definition.inputSchema)),
})
