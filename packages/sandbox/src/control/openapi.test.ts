import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { testSandbox } from '../../test/moltinfra.ts'
import { platformRouteDescriptions, routeDescriptions } from './route-descriptions.ts'

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}

interface Described {
  readonly summary: string
  readonly requestBody?: object
}

const sandbox = testSandbox()
const response = await sandbox.fetch('https://sandbox.test/_sandbox/openapi.json')
const source = await response.text()
const { paths }: Document = JSON.parse(source)
const routes = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => ({
    route: `${method.toUpperCase()} ${path.slice('/_sandbox'.length) || '/'}`,
    ...described,
  })),
)

test('the document is valid', async () => {
  const config = await createConfig({
    rules: {
      struct: 'error',
      'operation-operationId-unique': 'error',
      'path-declaration-must-exist': 'error',
      'path-parameters-defined': 'error',
      'no-identical-paths': 'error',
    },
  })
  const problems = await lintFromString({ source, absoluteRef: 'control.json', config })
  expect(problems.map(({ message, location }) => [message, location[0]?.pointer])).toEqual([])
})

test('every route is described, and every description is that of a route', () => {
  const lists = routes.filter(({ summary }) => summary.startsWith('Returns a page of'))
  expect(lists.map(({ route }) => route).sort()).toEqual([
    'GET /moltbotden/agents',
    'GET /moltbotden/connections',
    'GET /moltbotden/interests',
    'GET /moltbotden/invites',
    'GET /moltbotden/messages',
    'GET /moltghost/agents',
    'GET /moltghost/keys',
    'GET /moltify/accounts',
    'GET /moltify/agents',
    'GET /moltify/budgets',
    'GET /moltify/deliveries',
    'GET /moltify/entries',
    'GET /moltify/tasks',
    'GET /moltinfra/accounts',
    'GET /moltinfra/agents',
  ])
  const shared = ['moltinfra', 'moltify', 'moltbotden', 'moltghost'].flatMap((platform) =>
    Object.keys(platformRouteDescriptions).map((route) =>
      route.replace(' ', ` /${platform}`).replace(/\/$/, ''),
    ),
  )
  const described = routes.filter((route) => !lists.includes(route)).map(({ route }) => route)
  expect(described.sort()).toEqual([...Object.keys(routeDescriptions), ...shared].sort())
})

test.each(routes.filter(({ route }) => /^(POST|PUT|PATCH)/.test(route)))(
  '$route takes a body if, and only if, the document says so',
  async ({ route, requestBody }) => {
    const [method = '', path = ''] = route.split(' ')
    const result = await testSandbox().fetch(`https://sandbox.test/_sandbox${path}`, {
      method,
      body: JSON.stringify({ noSuchField: 1 }),
    })
    const text = await result.text()
    expect(text.includes('Unknown field')).toBe(requestBody !== undefined)
  },
)
