import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { openEvents } from '../../test/control-events.ts'
import { testSandbox } from '../../test/moltinfra.ts'
import { scenarios } from '../scenarios/index.ts'

const control = 'https://sandbox.test/_sandbox'

test('returns the state as a scenario, and replaces it with one', async () => {
  const sandbox = testSandbox()
  const saved = await (await sandbox.fetch(`${control}/scenario`)).json()
  expect(saved).toEqual(await sandbox.saveScenario())
  sandbox.moltinfra.agents.create({ name: 'Ada' })
  const response = await sandbox.fetch(`${control}/scenario`, {
    method: 'PUT',
    body: JSON.stringify(saved),
  })
  expect(response.status).toBe(204)
  expect(await sandbox.saveScenario()).toEqual(saved)
})

test('reports a loaded scenario like a reset', async () => {
  const sandbox = testSandbox()
  const events = await openEvents(sandbox)
  await events.next('state')
  sandbox.loadScenario(scenarios['busy-marketplace'])
  expect(await events.next('reset')).toMatchObject({ data: {} })
  await events.close()
})

test('rejects what is not a scenario with the reason', async () => {
  const sandbox = testSandbox()
  for (const [body, error] of [
    ['{"version":', 'The request body must be JSON.'],
    ['7', 'A scenario must be a JSON object, got 7.'],
    [
      '{"version":1,"time":"now","clock":"frozen"}',
      /^Invalid scenario: time must be a time in UTC/,
    ],
  ] as const) {
    const response = await sandbox.fetch(`${control}/scenario`, { method: 'PUT', body })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: expect.stringMatching(error) })
  }
})

test('lists the included scenarios, and returns each of them', async () => {
  const sandbox = testSandbox()
  const list = await (await sandbox.fetch(`${control}/scenarios`)).json()
  expect(list.map(({ name }: { name: string }) => name)).toEqual(Object.keys(scenarios))
  const one = await sandbox.fetch(`${control}/scenarios/busy-marketplace`)
  expect(await one.json()).toEqual(scenarios['busy-marketplace'])
  const unknown = await sandbox.fetch(`${control}/scenarios/busy`)
  expect(unknown.status).toBe(400)
})

test('publishes a JSON schema that scenarios match', async () => {
  const sandbox = testSandbox()
  const { components } = await (await sandbox.fetch(`${control}/openapi.json`)).json()
  const matches = addFormats(new Ajv2020({ strict: false })).compile(components.schemas.Scenario)
  const problems = Object.values({ ...scenarios, own: await sandbox.saveScenario() }).map(
    (scenario) => (matches(scenario) ? [] : matches.errors),
  )
  expect(problems.flat()).toEqual([])
  expect(matches({ ...scenarios['empty-account'], moltify: { tasks: [] } })).toBe(false)
})

test('describes the format of scenarios in the OpenAPI document', async () => {
  const sandbox = testSandbox()
  const { paths, components } = await (await sandbox.fetch(`${control}/openapi.json`)).json()
  const reference = { $ref: '#/components/schemas/Scenario' }
  expect(
    paths['/_sandbox/scenario'].get.responses['200'].content['application/json'].schema,
  ).toEqual(reference)
  expect(paths['/_sandbox/scenario'].put.requestBody.content['application/json'].schema).toEqual(
    reference,
  )
  const { properties, required, additionalProperties } = components.schemas.Scenario
  expect(required).toEqual(['version', 'time', 'clock'])
  expect(additionalProperties).toBe(false)
  const task = properties.moltify.properties.tasks.items
  expect(task.properties.createdAt).toEqual({ type: 'string', format: 'date-time' })
  expect(task.properties.revisions).toEqual({ type: 'integer', minimum: 0 })
  expect(task.properties.status.enum).toContain('in_progress')
  expect(task.required).not.toContain('review')
  expect(properties.moltify.properties.accounts.minItems).toBe(3)
})
