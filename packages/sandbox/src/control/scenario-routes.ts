import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { readBoundedBody } from '../kit/read-bounded-body.ts'
import { parseJson } from '../kit/read-request.ts'
import type { Scenario, Scenarios } from '../scenario/scenario.ts'
import { includedScenarios, loadIncluded } from '../scenarios/included.ts'

/** Maximum size of a scenario, in bytes. Delivered files may be part of it. */
const maxBytes = 256 * 1024 * 1024

/** Returns the routes that save and load scenarios. */
export const scenarioRoutes = ({ save, load }: Pick<Scenarios, 'save' | 'load'>): Hono =>
  new Hono()
    .get('/scenario', async ({ json }) => json(await save()))
    .put('/scenario', async (context) => {
      const bytes = await readBoundedBody(context.req.raw, maxBytes)
      if (!bytes)
        throw new HTTPException(413, { message: `The scenario exceeds ${maxBytes} bytes.` })
      const scenario = parseJson(new TextDecoder().decode(bytes))
      if (scenario === undefined) throw new RangeError('The request body must be JSON.')
      load(scenario as Scenario)
      return context.body(null, 204)
    })
    .get('/scenarios', ({ json }) => json(includedScenarios))
    .get('/scenarios/:name', async ({ json, req }) => json(await loadIncluded(req.param('name'))))
