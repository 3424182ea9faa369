import type {
  ALBEvent,
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  LambdaFunctionURLEvent,
} from 'aws-lambda'
import { describe, expect, test } from 'vitest'
import { deliveryOf, eventBody, recordingHandler } from '../../test/webhooks.ts'
import type { LambdaEvent } from './lambda.ts'
import { lambdaWebhook } from './lambda.ts'

const lists = (headers: Record<string, string>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))

const capitals = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
      value,
    ]),
  )

type Sent = ReturnType<typeof deliveryOf>

const versionOne = ({ body, headers }: Sent): Partial<APIGatewayProxyEvent> => ({
  httpMethod: 'POST',
  path: '/webhook',
  headers: capitals(headers),
  multiValueHeaders: lists(capitals(headers)),
  body,
  isBase64Encoded: false,
})
const versionTwo = ({ body, headers }: Sent): Partial<APIGatewayProxyEventV2> => ({
  version: '2.0',
  rawPath: '/webhook',
  headers,
  requestContext: {
    http: { method: 'POST', path: '/webhook' },
  } as APIGatewayProxyEventV2['requestContext'],
  body,
  isBase64Encoded: false,
})
const functionUrl = versionTwo as (sent: Sent) => Partial<LambdaFunctionURLEvent>
const balancer = ({ body, headers }: Sent): Partial<ALBEvent> => ({
  httpMethod: 'POST',
  path: '/webhook',
  headers,
  body,
  isBase64Encoded: false,
})
const balancerOfLists = ({ headers, ...rest }: Sent): Partial<ALBEvent> => ({
  ...balancer({ headers, ...rest }),
  headers: undefined as never,
  multiValueHeaders: lists(headers),
})

describe.for<[string, (sent: Sent) => LambdaEvent]>([
  ['API Gateway, version 1.0', versionOne],
  ['API Gateway, version 2.0', versionTwo],
  ['a function URL', functionUrl],
  ['a load balancer', balancer],
  ['a load balancer with arrays of headers', balancerOfLists],
])('behind %s', ([, event]) => {
  test('accepts a delivery as text and in Base64, and responds after the event handler', async () => {
    const recording = recordingHandler()
    const listen = lambdaWebhook(recording.handler)
    const plain = event(deliveryOf(eventBody()))
    expect(await listen(plain)).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      ...(!plain.headers && {
        multiValueHeaders: { 'content-type': ['text/plain;charset=UTF-8'] },
      }),
      body: 'ok',
    })
    expect(recording.events).toEqual(['task.approved task_é'])
    const other = event(deliveryOf(eventBody('task.disputed')))
    const encoded = {
      ...other,
      body: Buffer.from(other.body ?? '').toString('base64'),
      isBase64Encoded: true,
    }
    expect((await listen(encoded)).statusCode).toBe(200)
    expect(recording.events[1]).toBe('task.disputed task_é')
  })

  test('rejects a forged delivery', async () => {
    const forged = { ...event(deliveryOf(eventBody())), body: '{}' }
    const response = await lambdaWebhook(recordingHandler().handler)(forged)
    expect(response).toMatchObject({
      statusCode: 401,
      body: expect.stringContaining('invalid_signature'),
    })
  })

  test('rejects a request without a body', async () => {
    const empty = { ...event(deliveryOf(eventBody())), body: null }
    expect((await lambdaWebhook(recordingHandler().handler)(empty)).statusCode).toBe(401)
  })
})

test('rejects repeated headers, which only version 1.0 shows', async () => {
  const event = versionOne(deliveryOf(eventBody()))
  const timestamps = event.multiValueHeaders?.['X-Moltify-Timestamp'] ?? []
  const twice = {
    ...event.multiValueHeaders,
    'X-Moltify-Timestamp': [...timestamps, ...timestamps],
  }
  const response = await lambdaWebhook(recordingHandler().handler)({
    ...event,
    multiValueHeaders: twice,
  })
  expect(response.statusCode).toBe(400)
})

test('accepts a delivery whose requestContext or headers are null', async () => {
  const event = { ...balancerOfLists(deliveryOf(eventBody())), requestContext: null, headers: null }
  const result = await lambdaWebhook(recordingHandler().handler)({
    ...event,
    httpMethod: undefined,
  })
  expect(result.statusCode).toBe(200)
})

test('responds to other methods with 405', async () => {
  const response = await lambdaWebhook(recordingHandler().handler)({
    httpMethod: 'GET',
    headers: {},
  })
  expect(response).toMatchObject({ statusCode: 405, headers: { allow: 'POST' } })
})

test('responds with 500 after an event handler that fails, and handles the delivery again', async () => {
  let calls = 0
  const recording = recordingHandler({
    on: {
      other: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        calls++
        if (calls === 1) throw new Error('The work failed.')
      },
    },
  })
  const listen = lambdaWebhook(recording.handler)
  const event = versionTwo(deliveryOf(eventBody()))
  expect(await listen(event)).toMatchObject({
    statusCode: 500,
    body: 'Internal error. Retry the delivery.',
  })
  expect(recording.errors).toMatchObject([{ message: 'The work failed.' }])
  expect((await listen(event)).statusCode).toBe(200)
  expect((await listen(event)).statusCode).toBe(200)
  expect(calls).toBe(2)
})
