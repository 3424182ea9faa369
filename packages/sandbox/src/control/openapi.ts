import type { JsonSchema, RouteDescription } from './route-descriptions.ts'
import { platformRouteDescriptions, routeDescriptions } from './route-descriptions.ts'

interface Route {
  readonly method: string
  readonly path: string
}

/** Parameters of a list that is returned in pages. */
const pageParameters = [
  ['offset', { type: 'integer' }, 'Number of items before the page. Default: 0.'],
  ['limit', { type: 'integer' }, 'Number of items, at most 1000. Default: 100.'],
  ['q', { type: 'string' }, 'A text that each item contains, in whichever field.'],
].map(([name, schema, description]) => ({ name, in: 'query', schema, description }))

const page: JsonSchema = {
  type: 'object',
  required: ['items', 'total', 'offset'],
  properties: {
    items: { type: 'array', items: { type: 'object' } },
    total: { type: 'integer' },
    offset: { type: 'integer' },
  },
}

const errorResponse = {
  description: 'The request was rejected.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['error'],
        properties: { error: { type: 'string', description: 'What is wrong, and what to do.' } },
      },
    },
  },
}

/** Returns the OpenAPI document of the control API, from the routes that it has. */
export const controlApiDocument = (
  routes: readonly Route[],
  {
    basePath,
    platforms,
    schemas,
  }: {
    readonly basePath: string
    readonly platforms: readonly string[]
    readonly schemas: Readonly<Record<string, JsonSchema>>
  },
): object => {
  const paths: Record<string, Record<string, object>> = {}
  for (const { method, path } of routes) {
    const template = path.slice(basePath.length).replace(/:(\w+)/g, '{$1}') || '/'
    if (method === 'ALL' || template.startsWith('/inspector/')) continue
    const key = basePath + (template === '/' ? '' : template)
    paths[key] = {
      ...paths[key],
      [method.toLowerCase()]: describeRoute(method, template, platforms),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Control API of the Molt sandbox',
      version: '1',
      description:
        'Reads and changes the state of a running sandbox. It is on the server of the sandbox and needs no key.',
    },
    paths,
    components: { schemas },
  }
}

const describeRoute = (method: string, path: string, platforms: readonly string[]): object => {
  const [, platform = '', rest = ''] = /^\/([^/]+)(\/.*)?$/.exec(path) ?? []
  const ofPlatform = platforms.includes(platform)
    ? platformRouteDescriptions[`${method} ${rest || '/'}`]
    : undefined
  const description = routeDescriptions[`${method} ${path}`] ?? ofPlatform
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const parameters = names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const operationId = `${method} ${path}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '')
  if (!description) {
    return {
      operationId,
      summary: `Returns a page of the ${rest.slice(1)} of ${platform}.`,
      parameters: pageParameters,
      responses: responsesOf({ summary: 'A page.' }, page),
    }
  }
  const { summary, body } = description
  return {
    operationId,
    summary,
    ...(parameters.length && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: body } } },
    }),
    responses: responsesOf(description, description.response),
  }
}

const responsesOf = (
  { summary, status = 200, content = 'application/json' }: RouteDescription,
  schema: JsonSchema = {},
): object => ({
  [status]: { description: summary, ...(status !== 204 && { content: { [content]: { schema } } }) },
  '400': errorResponse,
  '403': errorResponse,
})
