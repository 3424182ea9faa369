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
  /** The place, as the contract's checks name it. */
  readonly path: string
  /** Puts the fixture, so changed, in the place of what the server sent. */
  response(response: Response): Response
  /** What the client must hand over then. */
  expected(args: CallArgs): unknown
}

/** Gives changed copies of a value that has the form of a schema. */
export type VariantGenerator = (
  schema: Schema,
  value: unknown,
) => readonly { readonly name: string; readonly path?: string; readonly value: unknown }[]

/** Every variant of the answer to a call. */
export const variantsOf = (
  way: TestCase,
  docs: ApiDocs,
  changes: VariantGenerator,
): ResponseVariant[] =>
  way.case.stream ? streamVariants(way, changes) : responseVariants(way, docs, changes)

const responseVariants = (
  way: TestCase,
  { envelope }: ApiDocs,
  changes: VariantGenerator,
): ResponseVariant[] =>
  changes(way.contractOperation.response, way.fixture.data).map(({ name, path = '', value }) => ({
    name,
    path,
    response: (response) =>
      withBody(response, JSON.stringify(envelope.successExample(asSentByServer(way, value)))),
    expected: () => expectedResult(way, value),
  }))

/** A list that the server sends bare, as it is sent, as long as there is nothing beside it. */
const asSentByServer = ({ operation: { paging } }: TestCase, value: unknown): unknown => {
  if (!paging?.bareArray || !isRecord(value) || Object.keys(value).length > 1) return value
  const items = value[paging.items[0]]
  return Array.isArray(items) ? items : value
}

/** Answers whose envelope holds more than it does today. */
export const envelopesWithUnknownField = (
  way: TestCase,
  { envelope }: ApiDocs,
): ResponseVariant[] => {
  const { data } = way.fixture
  const body = envelope.successExample(data)
  if (way.case.stream || !isRecord(body)) return []
  const grown = JSON.stringify({ ...body, addedLater: { deep: [1] } })
  return [
    {
      name: 'an unknown field beside the data',
      path: '',
      response: (response) => withBody(response, grown),
      expected: () => expectedResult(way, body === data ? JSON.parse(grown) : data),
    },
  ]
}

/** The changed frame comes ahead of the one that it was made from, so that the stream has its end. */
const streamVariants = (way: TestCase, changes: VariantGenerator): ResponseVariant[] => {
  const { contractOperation, fixture } = way
  const { events = [] } = fixture
  const { streamEvent: schema } = contractOperation
  if (!schema) throw new Error(`${contractOperation.id} has no streamEvent in its contract.`)
  const insertFrame = (at: number, value: unknown): readonly unknown[] => [
    ...events.slice(0, at),
    value,
    ...events.slice(at),
  ]
  const last = events.length - 1
  const ofEvents = events.flatMap((frame, at) =>
    isFirstOfItsShape(events, at)
      ? changes(schema, frame).map((change) => ({ ...change, at, title: `event ${at}` }))
      : [],
  )
  const whole = contractOperation.streamResult ?? contractOperation.response
  const ofTheWhole = changes(whole, events[last])
    .map((change) => ({ ...change, at: last, title: 'the closing event as a message' }))
    // Where the client has something better than what breaks the contract, nothing is broken.
    .filter(
      ({ value }) =>
        validate(whole, value) ||
        !validate(whole, expectedStreamResult(way, insertFrame(last, value), fixture.args).final),
    )
  return [...ofEvents, ...ofTheWhole].map(({ name, path = '', value, at, title }) => ({
    name: `${title}: ${name}`,
    path,
    response: (response) => withBody(response, formatSse(insertFrame(at, value))),
    expected: (args) => expectedStreamResult(way, insertFrame(at, value), args),
  }))
}

const isFirstOfItsShape = (frames: readonly unknown[], at: number): boolean => {
  const kinds = frames.map((frame) => Object.keys(frame as object).join())
  return kinds.indexOf(kinds[at] ?? '') === at
}
