import type { Schema } from '@molt-sdk/contracts/kernel'
import { isRecord, validate } from '@molt-sdk/contracts/kernel'
import type { ApiDocs } from '@molt-sdk/contracts/openapi'
import type { CallArgs } from './error-trigger.ts'
import { withBody } from './recorder.ts'
import { formatSse } from './sse.ts'
import type { TestCase } from './test-case.ts'
import { expectedResult, expectedStreamResult } from './test-case.ts'

/** A response that differs from the fixture in one place. */
export interface ResponseVariant {
  readonly name: string
  /** The path of the changed value, as in validation errors. */
  readonly path: string
  /** Replaces the body of the response with the changed fixture. */
  response(response: Response): Response
  /** Returns the value that the client must return. */
  expected(args: CallArgs): unknown
}

/** Returns changed copies of a value that matches a schema. */
export type VariantGenerator = (
  schema: Schema,
  value: unknown,
) => readonly { readonly name: string; readonly path?: string; readonly value: unknown }[]

/** Returns all variants of the response to a call. */
export const variantsOf = (
  testCase: TestCase,
  docs: ApiDocs,
  changes: VariantGenerator,
): ResponseVariant[] =>
  testCase.case.stream
    ? streamVariants(testCase, changes)
    : responseVariants(testCase, docs, changes)

const responseVariants = (
  testCase: TestCase,
  { envelope }: ApiDocs,
  changes: VariantGenerator,
): ResponseVariant[] =>
  changes(testCase.contractOperation.response, testCase.fixture.data).map(
    ({ name, path = '', value }) => ({
      name,
      path,
      response: (response) =>
        withBody(
          response,
          JSON.stringify(envelope.successExample(asSentByServer(testCase, value))),
        ),
      expected: () => expectedResult(testCase, value),
    }),
  )

/** Returns the bare array of an operation that sends one, unless the object has other fields. */
const asSentByServer = ({ operation: { paging } }: TestCase, value: unknown): unknown => {
  if (!paging?.bareArray || !isRecord(value) || Object.keys(value).length > 1) return value
  const items = value[paging.items[0]]
  return Array.isArray(items) ? items : value
}

/** Returns variants whose envelope has an unknown field. */
export const envelopesWithUnknownField = (
  testCase: TestCase,
  { envelope }: ApiDocs,
): ResponseVariant[] => {
  const { data } = testCase.fixture
  const body = envelope.successExample(data)
  if (testCase.case.stream || !isRecord(body)) return []
  const extended = JSON.stringify({ ...body, addedLater: { deep: [1] } })
  return [
    {
      name: 'an unknown field beside the data',
      path: '',
      response: (response) => withBody(response, extended),
      expected: () => expectedResult(testCase, body === data ? JSON.parse(extended) : data),
    },
  ]
}

/** Inserts each changed event before its original, so that the stream still ends correctly. */
const streamVariants = (testCase: TestCase, changes: VariantGenerator): ResponseVariant[] => {
  const { contractOperation, fixture } = testCase
  const { events = [] } = fixture
  const { streamEvent: schema } = contractOperation
  if (!schema) throw new Error(`${contractOperation.id} has no streamEvent in its contract.`)
  const insertEvent = (at: number, value: unknown): readonly unknown[] => [
    ...events.slice(0, at),
    value,
    ...events.slice(at),
  ]
  const last = events.length - 1
  const ofEvents = events.flatMap((event, at) =>
    isFirstOfItsShape(events, at)
      ? changes(schema, event).map((change) => ({ ...change, at, title: `event ${at}` }))
      : [],
  )
  const resultSchema = contractOperation.streamResult ?? contractOperation.response
  const ofResult = changes(resultSchema, events[last])
    .map((change) => ({ ...change, at: last, title: 'the closing event as a message' }))
    // Without effect if the client builds a valid result from the other events.
    .filter(
      ({ value }) =>
        validate(resultSchema, value) ||
        !validate(
          resultSchema,
          expectedStreamResult(testCase, insertEvent(last, value), fixture.args).final,
        ),
    )
  return [...ofEvents, ...ofResult].map(({ name, path = '', value, at, title }) => ({
    name: `${title}: ${name}`,
    path,
    response: (response) => withBody(response, formatSse(insertEvent(at, value))),
    expected: (args) => expectedStreamResult(testCase, insertEvent(at, value), args),
  }))
}

const isFirstOfItsShape = (events: readonly unknown[], at: number): boolean => {
  const shapes = events.map((event) => Object.keys(event as object).join())
  return shapes.indexOf(shapes[at] ?? '') === at
}
