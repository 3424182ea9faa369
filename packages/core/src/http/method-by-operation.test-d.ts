import { operation } from '@molt-sdk/contracts/kernel'
import * as z from 'zod/mini'
import type { EventStream } from '../streams/event-stream.ts'
import type { List } from './list.ts'
import type { MethodByOperation } from './method-by-operation.ts'

const common = { auth: 'apiKey', status: 200, errors: [], source: 'assumed' } as const

const getBoat = operation({
  ...common,
  id: 'getBoat',
  method: 'GET',
  path: '/boats/{boatId}',
  effect: 'read',
  response: z.looseObject({ id: z.string() }),
})

const listBoats = operation({
  ...common,
  id: 'listBoats',
  method: 'GET',
  path: '/boats',
  effect: 'read',
  response: z.looseObject({ boats: z.array(z.looseObject({ id: z.string() })) }),
  paging: { items: ['boats'], next: () => undefined },
})

const watchBoat = operation({
  ...common,
  id: 'watchBoat',
  method: 'POST',
  path: '/boats/{boatId}/watch',
  effect: 'create',
  response: z.looseObject({ position: z.string() }),
  streamEvent: z.looseObject({ type: z.string() }),
})

const sinkBoat = operation({
  ...common,
  id: 'sinkBoat',
  method: 'DELETE',
  path: '/boats/{boatId}',
  effect: 'delete',
  response: z.looseObject({ sunkAt: z.string() }),
})

const operations = { getBoat, listBoats, watchBoat, sinkBoat }

interface Harbour {
  get(boatId: string): Promise<{ id: string }>
  list(): List<{ id: string }, undefined>
  watch(boatId: string): EventStream<string, { position: string }>
  sink(boatId: string): Promise<void>
}

type Complete = MethodByOperation<Harbour, typeof operations, { sinkBoat: Promise<void> }>

const methods: Complete = {
  getBoat: (harbour, { params }) => harbour.get(params.boatId),
  listBoats: (harbour) => harbour.list(),
  watchBoat: (harbour, { params }) => harbour.watch(params.boatId),
  sinkBoat: (harbour, { params }) => harbour.sink(params.boatId),
}

const { sinkBoat: _, ...withoutSink } = methods

export const complete: Complete = methods
// @ts-expect-error an operation has no method
export const incomplete: Complete = withoutSink
// @ts-expect-error unknown operation
export const invented: Complete = { ...methods, paintBoat: methods.getBoat }
// @ts-expect-error the method returns another type
export const mistaken: Complete = { ...methods, getBoat: methods.sinkBoat }
// @ts-expect-error a list is not a promise of one boat
export const notListed: Complete = { ...methods, listBoats: (harbour) => harbour.get('1') }
export const misnamed: Complete = {
  ...methods,
  // @ts-expect-error unknown path parameter
  getBoat: (harbour, { params }) => harbour.get(params.id),
}
// @ts-expect-error the method returns nothing, but the operation has a result
export const notExcepted: MethodByOperation<Harbour, typeof operations> = methods
export const exempt: MethodByOperation<Harbour, typeof operations, { sinkBoat: never }> =
  withoutSink
// @ts-expect-error an exception for an unknown operation
export type Unknown = MethodByOperation<Harbour, typeof operations, { paintBoat: never }>
