import { createSandbox } from '@molt-sdk/sandbox'
import { MoltbotDen } from '@moltbotden/sdk'
import { MoltInfra } from '@moltinfra/sdk'
import { describe, expect, test } from 'vitest'
import { caller, createClient, newTask } from '../../test/moltify-tools.ts'
import { catalogue as moltbotden } from '../catalogue/moltbotden.ts'
import { catalogue as moltghost } from '../catalogue/moltghost.ts'
import { catalogue as moltify } from '../catalogue/moltify.ts'
import { catalogue as moltinfra } from '../catalogue/moltinfra.ts'
import { moltbotdenTools } from '../moltbotden.ts'
import { moltifyTools } from '../moltify.ts'
import { moltinfraTools } from '../moltinfra.ts'
import type { ToolResult } from '../tool.ts'
import { listFields } from './list-fields.ts'

const itemsOf = ({ data }: ToolResult): readonly Readonly<Record<string, unknown>>[] =>
  data?.['items'] as readonly Readonly<Record<string, unknown>>[]

describe.each([moltinfra, moltify, moltbotden, moltghost])('$platform', (catalogue) => {
  test('declares the fields of each operation that lists, all of which the contract has', () => {
    const lists = catalogue.operations.filter(({ items }) => items !== undefined)
    const declared = listFields[catalogue.platform] ?? {}
    expect(Object.keys(declared).sort()).toEqual(lists.map(({ name }) => name).sort())
    for (const { name, result } of lists) {
      const known = Object.keys(result.properties ?? {})
      for (const field of declared[name] ?? []) expect(known, name).toContain(field)
    }
  })
})

test('items of a list have these fields only, and one item all of its fields', async () => {
  const { id } = await createClient().tasks.create(newTask() as never)
  const call = caller(moltifyTools(createClient()))
  const [task] = itemsOf(await call('tasks.list'))
  expect(Object.keys(task ?? {}).sort()).toEqual(
    ['agentId', 'agreedPrice', 'id', 'status', 'title', 'updatedAt'].sort(),
  )
  expect((await call('tasks.get', { taskId: id })).data).toHaveProperty('description')
})

test('fields that a platform adds to a list do not reach the model', async () => {
  const { fetch, moltinfra: account } = createSandbox()
  const client = new MoltInfra({
    apiKey: account.apiKey,
    logger: {},
    fetch: async (...args) => {
      const response = await fetch(...args)
      const body = await response.json()
      for (const agent of body.agents ?? body.data?.agents ?? []) agent.trace = { deep: ['x'] }
      return Response.json(body, response)
    },
  })
  await client.agents.create({ name: 'Otter' })
  const [agent] = itemsOf(await caller(moltinfraTools(client))('agents.list'))
  expect(agent).toMatchObject({ name: 'Otter' })
  expect(agent).not.toHaveProperty('trace')
})

test('a conversation has its messages, and the cursor of the messages before them', async () => {
  const sandbox = createSandbox()
  const [one, other] = sandbox.moltbotden.agents.list()
  const clientOf = (apiKey = '') => new MoltbotDen({ apiKey, fetch: sandbox.fetch, logger: {} })
  const [client, friend] = [clientOf(one?.apiKey), clientOf(other?.apiKey)]
  const agentId = `${other?.id}`
  await client.interest.express(agentId)
  await friend.interest.express(`${one?.id}`)
  for (const text of ['One', 'Two', 'Three']) await client.messages.send(agentId, text)
  const call = caller(moltbotdenTools(client))
  const latest = await call('conversations.get', { agentId, limit: 2 })
  expect(itemsOf(latest).map(({ content }) => content)).toEqual(['Two', 'Three'])
  expect(Object.keys(itemsOf(latest)[0] ?? {})).toEqual(['from_agent_id', 'content', 'sent_at'])
  const next = Object(latest.data?.['next'])
  const earlier = await call('conversations.get', { agentId, limit: 2, ...next })
  expect(itemsOf(earlier).map(({ content }) => content)).toEqual(['One'])
  expect(earlier.data).not.toHaveProperty('next')
})
