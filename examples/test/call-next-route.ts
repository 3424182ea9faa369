import { createRequire } from 'node:module'
import type * as AfterContexts from 'next/dist/server/after/after-context.js'
import type * as WorkStorage from 'next/dist/server/app-render/work-async-storage.external.js'
import type * as UnitStorage from 'next/dist/server/app-render/work-unit-async-storage.external.js'
import type * as Server from 'next/server.js'

const load = createRequire(import.meta.url)
// Next loads this first: it sets globals that the other modules need.
load('next/dist/server/node-environment-baseline.js')
const { NextRequest }: typeof Server = load('next/server.js')
const { AfterContext }: typeof AfterContexts = load('next/dist/server/after/after-context.js')
const { workAsyncStorage }: typeof WorkStorage = load(
  'next/dist/server/app-render/work-async-storage.external.js',
)
const { workUnitAsyncStorage }: typeof UnitStorage = load(
  'next/dist/server/app-render/work-unit-async-storage.external.js',
)

/** Calls a route as Next does. Work that the route passes to `after` goes to `waitUntil`. */
export const callNextRoute = async (
  route: (request: Request) => Promise<Response>,
  request: Request,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<Response> => {
  const onClose = () => undefined
  const afterContext = new AfterContext({ waitUntil, onClose, onTaskError: undefined })
  // The only fields of the two stores that `after` reads.
  const work = { afterContext } as WorkStorage.WorkStore
  const unit = { type: 'request' } as UnitStorage.WorkUnitStore
  const next = new NextRequest(request)
  return workAsyncStorage.run(work, () => workUnitAsyncStorage.run(unit, () => route(next)))
}
