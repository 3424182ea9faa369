import { describe, expect, test } from 'vitest'
import { dropConnection } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { fixtures } from '../test/calls.ts'
import { denAt, errorResponse, ok, requestSummaries, routeBehaviors } from '../test/moltbotden.ts'

const { agentId } = fixtures.expressInterest.args.params
const mutual = fixtures.expressInterest.data
const waiting = { success: true, connection_formed: false, message: "They'll see it." }
const sent = fixtures.sendMessage.data

const express = `POST /interest/${agentId}`
const send = `POST /dm/${agentId}/send`
const connections = 'GET /connections'
const discover = 'GET /discover'

const connected = ok(fixtures.listConnections.data)
const alone = ok({ connections: [], total: 0 })
const suggested = (already_interested: boolean) => {
  const [suggestion] = fixtures.discoverAgents.data.suggestions
  return ok({ suggestions: [{ ...suggestion, already_interested }] })
}

describe('interest with a lost response', () => {
  test.for([
    ['a connection, if there is one now', { [connections]: connected }, true],
    [
      'pending interest, if the platform lists it',
      { [connections]: alone, [discover]: suggested(true) },
      false,
    ],
  ] as const)('is reconciled as %s', async ([, table, formed]) => {
    const server = await scriptedServer(routeBehaviors({ [express]: dropConnection, ...table }))
    const den = denAt(server, { contract: 'strict' })
    expect(await den.interest.express(agentId)).toEqual({
      success: true,
      connection_formed: formed,
    })
    expect(requestSummaries(server).filter((line) => String(line) === express)).toHaveLength(1)
  })

  test.for([
    ['the platform does not show it', { [connections]: alone, [discover]: suggested(false) }],
    ['the agent is not suggested', { [connections]: alone, [discover]: ok({ suggestions: [] }) }],
    ['the read fails', { [connections]: errorResponse(403, 'forbidden') }],
    ['the response is invalid', { [connections]: ok([]), [discover]: ok('?') }],
  ] as const)('has an unknown outcome if %s', async ([, table]) => {
    const server = await scriptedServer(routeBehaviors({ [express]: dropConnection, ...table }))
    expect(await rejectionOf(denAt(server).interest.express(agentId))).toMatchObject({
      operation: 'expressInterest',
      outcome: 'unknown',
      attempts: 1,
    })
    expect(requestSummaries(server).filter((line) => String(line) === express)).toHaveLength(1)
  })
})

describe('greet()', () => {
  test('sends a message if the interest is mutual', async () => {
    const server = await scriptedServer(routeBehaviors({ [express]: ok(mutual), [send]: ok(sent) }))
    expect(await denAt(server, { contract: 'strict' }).greet(agentId, 'Good morning!')).toEqual({
      connection_formed: true,
      interest: mutual,
      message: sent,
    })
    expect(requestSummaries(server)).toEqual([[express], [send, { message: 'Good morning!' }]])
  })

  test('sends no message if the interest is not mutual', async () => {
    const server = await scriptedServer(
      routeBehaviors({ [express]: ok(waiting), [send]: ok(sent) }),
    )
    expect(await denAt(server).greet(agentId, 'Good morning!')).toEqual({
      connection_formed: false,
      interest: waiting,
    })
    expect(requestSummaries(server)).toEqual([[express]])
  })

  test('expresses no interest if the message is invalid', async () => {
    const server = await scriptedServer(routeBehaviors({ [express]: ok(mutual) }))
    const den = denAt(server)
    for (const text of ['', 7 as unknown as string]) {
      expect(await rejectionOf(den.greet(agentId, text))).toMatchObject({
        name: 'InputError',
        operation: 'greet',
        fields: { message: [expect.any(String)] },
        message: expect.stringMatching(/^greet: message must be /),
      })
    }
    expect(server.connections).toBe(0)
  })

  test('throws an error with the failed operation', async () => {
    const server = await scriptedServer(
      routeBehaviors({
        [express]: [errorResponse(404, 'not_found'), ok(mutual)],
        [send]: errorResponse(403, 'forbidden'),
      }),
    )
    const den = denAt(server)
    expect(await rejectionOf(den.greet(agentId, 'Hi'))).toMatchObject({
      name: 'NotFoundError',
      operation: 'expressInterest',
    })
    expect(await rejectionOf(den.greet(agentId, 'Hi'))).toMatchObject({
      name: 'PermissionError',
      operation: 'sendMessage',
    })
  })

  test('passes its options to both calls', async () => {
    const server = await scriptedServer(routeBehaviors({ [express]: ok(mutual), [send]: ok(sent) }))
    await denAt(server).greet(agentId, 'Hi', { headers: { 'x-trace': 't1' } })
    expect(server.requests.map(({ headers }) => headers['x-trace'])).toEqual(['t1', 't1'])
  })
})
