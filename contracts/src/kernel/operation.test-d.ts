import * as z from 'zod/mini'
import { openEnum } from './open-enum.ts'
import type { ArgsOf, ItemOf, PathParams, ResponseOf, StreamEventOf } from './operation.ts'
import { operation } from './operation.ts'
import { pageNumberPagination } from './pagination.ts'

const common = { auth: 'apiKey', status: 200, errors: [], source: 'inferred' } as const

const Room = z.looseObject({ id: z.string(), state: openEnum(['open', 'shut']) })

const listRooms = operation({
  ...common,
  id: 'listRooms',
  method: 'GET',
  path: '/houses/{houseId}/floors/{floorId}/rooms',
  effect: 'read',
  query: z.object({ page: z.optional(z.int()), sort: z.optional(z.enum(['name', 'size'])) }),
  response: z.looseObject({ rooms: z.array(Room), pagination: z.optional(z.unknown()) }),
  paging: pageNumberPagination(['rooms', 'items']),
})

const addRoom = operation({
  ...common,
  id: 'addRoom',
  method: 'POST',
  path: '/rooms',
  effect: 'create',
  body: z.object({ name: z.string(), size: z.optional(z.number()), tags: z.array(z.string()) }),
  response: Room,
})

const watchRoom = operation({
  ...common,
  id: 'watchRoom',
  method: 'POST',
  path: '/rooms/{roomId}/watch',
  effect: 'create',
  response: z.looseObject({ seen: z.number() }),
  streamEvent: z.looseObject({ type: openEnum(['seen', 'done']) }),
})

const list = (args: ArgsOf<typeof listRooms>): unknown => args
const add = (args: ArgsOf<typeof addRoom>): unknown => args
const watch = (args: ArgsOf<typeof watchRoom>): unknown => args
const params = { houseId: 'h', floorId: 'f' }

export const calls = [
  list({ params }),
  list({ params, query: undefined }),
  list({ params, query: { page: 2, sort: 'name' } }),
  add({ body: { name: 'Attic', tags: [] } }),
  add({ body: { name: 'Attic', size: 12, tags: ['high'] } }),
  watch({ params: { roomId: 'r' } }),

  // @ts-expect-error no path parameter at all
  list({}),
  // @ts-expect-error one of two path parameters missing
  list({ params: { houseId: 'h' } }),
  // @ts-expect-error a path parameter that is not in the template
  list({ params: { ...params, roomId: 'r' } }),
  // @ts-expect-error a path parameter that is not a string
  list({ params: { houseId: 1, floorId: 'f' } }),
  // @ts-expect-error path parameters where the template has none
  add({ params: { roomId: 'r' }, body: { name: 'Attic', tags: [] } }),
  // @ts-expect-error a query field of the wrong type
  list({ params, query: { page: '2' } }),
  // @ts-expect-error an unknown query field
  list({ params, query: { pages: 2 } }),
  // @ts-expect-error a value that the enum does not have
  list({ params, query: { sort: 'price' } }),
  // @ts-expect-error a query on an operation without one
  watch({ params: { roomId: 'r' }, query: {} }),
  // @ts-expect-error a body on an operation without one
  watch({ params: { roomId: 'r' }, body: {} }),
  // @ts-expect-error no body where one is needed
  add({}),
  // @ts-expect-error a required body field missing
  add({ body: { name: 'Attic' } }),
  // @ts-expect-error a body field of the wrong type
  add({ body: { name: 'Attic', tags: 'high' } }),
  // @ts-expect-error an unknown body field
  add({ body: { name: 'Attic', tags: [], colour: 'red' } }),
]

export const declarations = [
  // @ts-expect-error a declaration without an effect
  operation({ ...common, id: 'a', method: 'GET', path: '/a', response: Room }),
  // @ts-expect-error an unknown method
  operation({ ...common, id: 'a', method: 'FETCH', path: '/a', effect: 'read', response: Room }),
  // @ts-expect-error an unknown effect
  operation({ ...common, id: 'a', method: 'GET', path: '/a', effect: 'look', response: Room }),
  // @ts-expect-error a response that is not a schema
  operation({ ...common, id: 'a', method: 'GET', path: '/a', effect: 'read', response: {} }),
]

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

type All<Checks extends readonly true[]> = Checks

export type Inferred = All<
  [
    Same<PathParams<'/a/{b}/c/{d}'>, 'b' | 'd'>,
    Same<PathParams<'/a'>, never>,
    Same<ResponseOf<typeof addRoom>['id'], string>,
    Same<ResponseOf<typeof addRoom>['state'], 'open' | 'shut' | (string & {})>,
    Same<ResponseOf<typeof addRoom>['unheardOf'], unknown>,
    Same<ItemOf<typeof listRooms>, ResponseOf<typeof addRoom>>,
    Same<ItemOf<typeof addRoom>, never>,
    Same<StreamEventOf<typeof watchRoom>['type'], 'seen' | 'done' | (string & {})>,
    Same<StreamEventOf<typeof addRoom>, never>,
    Same<(typeof listRooms)['id'], 'listRooms'>,
  ]
>

// @ts-expect-error an optional field may be undefined
export const page: number = ({} as ResponseOf<typeof listRooms>).pagination

// @ts-expect-error an open enum is still a string, not a number
export const state: number = ({} as ResponseOf<typeof addRoom>).state
