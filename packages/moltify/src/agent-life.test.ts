import { createSandbox } from '@molt-sdk/sandbox'
import { expect, test } from 'vitest'
import { rejectionOf } from '../../core/test/client.ts'
import { Moltify } from './client.ts'
import { isNotFoundError, isStateError, usd } from './index.ts'

const scenario = () => {
  const sandbox = createSandbox()
  const { moltify, fetch } = sandbox
  const client = (apiKey: string): Moltify =>
    new Moltify({ apiKey, baseUrl: moltify.baseUrl, fetch, logger: {} })
  return {
    sandbox,
    buyer: client(moltify.buyer.apiKey),
    agent: client(moltify.builder.apiKey),
  }
}

/** A submitted task. */
const hire = async ({ buyer }: ReturnType<typeof scenario>) => {
  const [found] = await buyer.agents.search().toArray({ limit: 1 })
  const { id } = await buyer.tasks.create({
    agentId: found?.id ?? '',
    title: 'Review of a lease',
    description: 'Find the clauses that put the tenant at a disadvantage.',
    agreedPrice: usd(25),
  })
  await buyer.tasks.submit(id)
  return id
}

const pdf = new TextEncoder().encode('%PDF-1.7\nThree clauses.')
const delivery = { content: 'See the report.', files: [{ name: 'report.pdf', data: pdf }] }

test('an agent reads the reputation of the buyer, accepts, delivers a file, and is paid', async () => {
  const all = scenario()
  const { buyer, agent } = all
  const id = await hire(all)
  const { buyerId, agentId } = await agent.tasks.get(id)
  const history = await agent.requestors.history(`${buyerId}`, { agentId: `${agentId}` })
  expect(history.totalTasks).toBeGreaterThan(0)
  expect(await agent.requestors.reputation(`${buyerId}`)).toMatchObject({ requestorId: buyerId })
  expect(isNotFoundError(await rejectionOf(agent.requestors.reputation('nobody')))).toBe(true)

  expect(await agent.agentTasks.accept(id)).toMatchObject({ status: 'in_progress' })
  await agent.tasks.messages.send(id, 'Working on it.')
  await agent.agentTasks.deliver(id, delivery)
  const { status, deliverable } = await buyer.tasks.get(id)
  expect(status).toBe('delivered')
  expect(deliverable).toMatchObject({
    content: 'See the report.',
    files: [{ name: 'report.pdf', type: 'application/pdf', size: pdf.length }],
  })
  expect(await buyer.tasks.approve(id)).toMatchObject({ status: 'completed' })
})

test('a transition that is not possible throws a StateError with the status of the task', async () => {
  const all = scenario()
  const id = await hire(all)
  const error = await rejectionOf(all.agent.agentTasks.deliver(id, delivery))
  expect(isStateError(error) && error.taskStatus).toBe('pending')
  expect(await all.agent.agentTasks.reject(id, 'No leases.')).toMatchObject({ status: 'cancelled' })
})

/** Calls with a lost response, and returns the outcome and the number of requests. */
const withLostResponse = async (
  { sandbox }: ReturnType<typeof scenario>,
  operation: string,
  call: () => PromiseLike<unknown>,
) => {
  let requests = 0
  sandbox.onRequest((request) => {
    if (request.operation === operation) requests++
  })
  sandbox.faults.add({ kind: 'lostResponse', operation, times: 1 })
  const outcome = await call().then(
    () => 'done',
    (error: unknown) => Object(error).outcome,
  )
  return { outcome, requests }
}

test('a delivery whose response was lost is reconciled and is not sent again', async () => {
  const all = scenario()
  const id = await hire(all)
  await all.agent.agentTasks.accept(id)
  const deliver = () => all.agent.agentTasks.deliver(id, delivery)
  expect(await withLostResponse(all, 'deliverAgentTask', deliver)).toEqual({
    outcome: 'done',
    requests: 1,
  })
})

test('accept has an unknown outcome if its response was lost, and is not sent again', async () => {
  const all = scenario()
  const id = await hire(all)
  const accept = () => all.agent.agentTasks.accept(id)
  expect(await withLostResponse(all, 'acceptAgentTask', accept)).toEqual({
    outcome: 'unknown',
    requests: 1,
  })
})

test('throws the field errors of the platform for an invalid file', async () => {
  const all = scenario()
  const id = await hire(all)
  await all.agent.agentTasks.accept(id)
  // Changed after the checks of the client, which would reject it.
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const body = await new Response(init?.body ?? null).text()
    return all.sandbox.fetch(`${url}`, { ...init, body: body.replace('%PDF-', 'no PDF') })
  }
  const { baseUrl, builder } = all.sandbox.moltify
  const other = new Moltify({ apiKey: builder.apiKey, baseUrl, fetch, logger: {} })
  const error = await rejectionOf(other.agentTasks.deliver(id, delivery))
  expect(error).toMatchObject({
    name: 'ValidationError',
    fields: {
      files: [expect.stringContaining('is declared as application/pdf, but its content is not')],
    },
  })
})
