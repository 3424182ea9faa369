import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import type { Fault } from '../faults/fault.ts'
import type { FaultRegistry } from '../faults/registry.ts'
import type { OperationsByPlatform } from '../faults/validate.ts'
import type { Platform } from '../kit/platform.ts'
import type { Activity } from '../runtime/activity.ts'
import type { ResettableClock } from '../runtime/clock.ts'
import type { Recorder } from '../runtime/recorder.ts'
import type { RequestLog } from '../runtime/request-log.ts'
import type { Scenarios } from '../scenario/scenario.ts'
import { eventStream } from './event-stream.ts'
import type { InspectorFiles } from './inspector-routes.ts'
import { acceptsPage, createInspector } from './inspector-routes.ts'
import { jsonSchemaOf } from './json-schema.ts'
import { controlApiDocument } from './openapi.ts'
import { readJsonBody } from './read-json-body.ts'
import { describeRequest } from './request-details.ts'
import { requireKnownHost } from './require-known-host.ts'
import { requireLoopbackOrigin } from './require-loopback-origin.ts'
import { scenarioRoutes } from './scenario-routes.ts'

interface ControlApiOptions {
  readonly seed: string | number
  /** URL of the sandbox. */
  readonly origin: string
  /** Host names that may call the control API in addition to private ones. */
  readonly allowedHosts: readonly string[]
  readonly clock: ResettableClock
  readonly faults: FaultRegistry
  readonly log: RequestLog
  readonly platforms: readonly Platform[]
  readonly operations: OperationsByPlatform
  readonly activity: Activity
  /** The recorded requests, if they are recorded. */
  readonly recorder: Recorder | undefined
  /** Returns the files of the inspector, where a page can be served. */
  readonly loadPage: (() => Promise<InspectorFiles>) | undefined
  readonly scenarios: Scenarios
  reset(): void
}

/** Path of the control API, beside the platforms. */
export const controlPath = '/_sandbox'

/** Creates the control API, which lets other processes do what in-process tests do with functions. */
export const createControlApi = (sandbox: ControlApiOptions): Hono => {
  const { clock, faults, log, platforms } = sandbox
  const time = (): object => ({ now: new Date(clock.now()).toISOString() })
  const clockState = (): object => ({ ...time(), frozen: clock.isFrozen() })
  const app = new Hono().basePath(controlPath)

  app.use(requireKnownHost(sandbox.origin, sandbox.allowedHosts))
  app.use(requireLoopbackOrigin)
  app.use(cors())

  const currentState = (): object => ({
    seed: sandbox.seed,
    ...time(),
    platforms: Object.fromEntries(platforms.map(({ name, info }) => [name, info()])),
    faults: faults.list(),
  })

  const inspector =
    sandbox.loadPage && createInspector(`${controlPath}/inspector`, sandbox.loadPage)
  if (inspector) app.route('/inspector', inspector.routes)
  app.get('/', (context) =>
    inspector && acceptsPage(context) ? inspector.page() : context.json(currentState()),
  )

  app.post('/reset', ({ json }) => {
    sandbox.reset()
    return json(time())
  })

  app.route('/', scenarioRoutes(sandbox.scenarios))

  app.post('/clock', async (context) => {
    const { advance, set, frozen } = await readJsonBody<ClockUpdate>(context, [
      'advance',
      'set',
      'frozen',
    ])
    if (advance !== undefined && set !== undefined)
      throw new RangeError('Pass either "advance" or "set", not both.')
    if (frozen === true) clock.freeze()
    if (set !== undefined) clock.set(set)
    if (advance !== undefined) clock.advance(advance)
    if (frozen === false) clock.unfreeze()
    return context.json(clockState())
  })
  app.get('/clock', ({ json }) => json(clockState()))

  app.get('/faults', ({ json }) => json(faults.list()))
  app.post('/faults', async (context) => {
    const id = faults.add(await readJsonBody<Fault>(context, faultFields))
    return context.json({ id }, 201)
  })
  app.delete('/faults', (context) => {
    faults.clear()
    return context.body(null, 204)
  })
  app.delete('/faults/:id', (context) => {
    const id = context.req.param('id')
    if (faults.remove(id)) return context.body(null, 204)
    return context.json(
      {
        error: `Fault ${JSON.stringify(id)} not found. GET ${controlPath}/faults lists the active faults.`,
      },
      404,
    )
  })

  app.get('/openapi.json', ({ json }) =>
    json(
      controlApiDocument(app.routes, {
        basePath: controlPath,
        platforms: platforms.map(({ name }) => name),
        schemas: { Scenario: jsonSchemaOf(sandbox.scenarios.schema) },
      }),
    ),
  )
  app.get('/operations', ({ json }) => json(listOperations(sandbox.operations)))

  app.get('/log', ({ json }) => json(log.entries()))
  app.get('/events', ({ req }) =>
    eventStream(sandbox.activity, req.header('last-event-id'), () => ({
      ...currentState(),
      ...clockState(),
      requests: log.entries().map((entry) => ({
        ...entry,
        caller: sandbox.recorder?.find(entry.id)?.caller,
      })),
    })),
  )
  app.get('/requests/:id', async (context) => {
    const id = context.req.param('id')
    const details = await describeRequest(sandbox, id)
    return typeof details === 'string'
      ? context.json({ error: details }, 404)
      : context.json(details)
  })

  for (const { name, control } of platforms) {
    app.use(`/${name}/*`, async ({ req }, next) => {
      await next()
      if (req.method !== 'GET') sandbox.activity.publish({ type: 'changed', platform: name })
    })
    app.route(`/${name}`, control)
  }

  app.notFound(({ json, req }) =>
    json({ error: `No control API route matches ${req.method} ${req.path}.` }, 404),
  )
  app.onError((error, { json }) => {
    const status = error.name === 'RangeError' ? 400 : 500
    return json({ error: error.message }, error instanceof HTTPException ? error.status : status)
  })
  return app
}

/** Returns what faults can be added to. */
const listOperations = (operationsByPlatform: OperationsByPlatform): readonly object[] =>
  Object.entries(operationsByPlatform).flatMap(([platform, operations]) =>
    Object.values(operations).map(({ id, method, path, effect, source, streamEvent }) => ({
      platform,
      operation: id,
      method,
      path,
      effect,
      source,
      streams: streamEvent !== undefined,
    })),
  )

interface ClockUpdate {
  readonly advance?: string | number
  readonly set?: string | number
  readonly frozen?: boolean
}

const faultFields = [
  'kind',
  'platform',
  'operation',
  'event',
  'times',
  'status',
  'code',
  'details',
  'headers',
  'body',
  'for',
  'afterBytes',
  'afterEvents',
  'closeCode',
  'reason',
] as unknown as readonly (keyof Fault)[]
