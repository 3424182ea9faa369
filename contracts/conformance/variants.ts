import type { Schema } from '@molt-sdk/contracts/kernel'
import { isRecord, validate } from '@molt-sdk/contracts/kernel'
import type { ApiDocs } from '@molt-sdk/contracts/openapi'
import { writeEvents } from './events.ts'
import type { Args } from './provocation.ts'
import type { Way } from './way.ts'
import { gathered, handedOver } from './way.ts'
import { withBody } from './wire.ts'

/** An answer that differs from the fixture in one place. */
export interface Variant {
  readonly name: string
  /** The place, as the contract's checks name it. */
  readonly path: string
  /** Puts the fixture, so changed, in the place of what the server sent. */
  answer(response: Response): Response
  /** What the client must hand over then. */
  expected(args: Args): unknown
}

/** Gives changed copies of a value that has the form of a schema. */
export type Changes = (
  schema: Schema,
  value: unknown,
) => readonly { readonly name: string; readonly path?: string; readonly value: unknown }[]

/** Every variant of the answer to a call. */
export const variantsOf = (way: Way, docs: ApiDocs, changes: Changes): Variant[] =>
  'stream' in way.case ? ofStream(way, changes) : ofAnswer(way, docs, changes)

const ofAnswer = (way: Way, { envelope }: ApiDocs, changes: Changes): Variant[] =>
  changes(way.shape.response, way.fixture.data).map(({ name, path = '', value }) => ({
    name,
    path,
    answer: (response) =>
      withBody(response, JSON.stringify(envelope.successExample(sentAs(way, value)))),
    expected: () => handedOver(way, value),
  }))

/** A list that the server sends bare, as it is sent, as long as there is nothing beside it. */
const sentAs = ({ operation: { paging } }: Way, value: unknown): unknown => {
  if (!paging?.bareArray || !isRecord(value) || Object.keys(value).length > 1) return value
  const items = value[paging.items[0]]
  return Array.isArray(items) ? items : value
}

/** Answers whose envelope holds more than it does today. */
export const grownEnvelopes = (way: Way, { envelope }: ApiDocs): Variant[] => {
  const { data } = way.fixture
  const body = envelope.successExample(data)
  if ('stream' in way.case || !isRecord(body)) return []
  const grown = JSON.stringify({ ...body, addedLater: { deep: [1] } })
  return [
    {
      name: 'an unknown field beside the data',
      path: '',
      answer: (response) => withBody(response, grown),
      expected: () => handedOver(way, body === data ? JSON.parse(grown) : data),
    },
  ]
}

/** The changed frame comes ahead of the one that it was made from, so that the stream has its end. */
const ofStream = (way: Way, changes: Changes): Variant[] => {
  const { shape, fixture } = way
  const { events = [] } = fixture
  const { streamEvent: schema } = shape
  if (!schema) throw new Error(`${shape.id} has no frames in its contract.`)
  const around = (at: number, value: unknown): readonly unknown[] => [
    ...events.slice(0, at),
    value,
    ...events.slice(at),
  ]
  const last = events.length - 1
  const ofEvents = events.flatMap((frame, at) =>
    isFirstOfItsKind(events, at)
      ? changes(schema, frame).map((change) => ({ ...change, at, title: `event ${at}` }))
      : [],
  )
  const whole = shape.streamResult ?? shape.response
  const ofTheWhole = changes(whole, events[last])
    .map((change) => ({ ...change, at: last, title: 'the closing event as a message' }))
    // Where the client has something better than what breaks the contract, nothing is broken.
    .filter(
      ({ value }) =>
        validate(whole, value) ||
        !validate(whole, gathered(way, around(last, value), fixture.args).final),
    )
  return [...ofEvents, ...ofTheWhole].map(({ name, path = '', value, at, title }) => ({
    name: `${title}: ${name}`,
    path,
    answer: (response) => withBody(response, writeEvents(around(at, value))),
    expected: (args) => gathered(way, around(at, value), args),
  }))
}

const isFirstOfItsKind = (frames: readonly unknown[], at: number): boolean => {
  const kinds = frames.map((frame) => Object.keys(frame as object).join())
  return kinds.indexOf(kinds[at] ?? '') === at
}
