import { Hono } from 'hono'
import type { AssumptionTable } from '../kit/assumption.ts'
import type { ControlLists } from './page-of.ts'
import { pageOf } from './page-of.ts'
import { readJsonBody } from './read-json-body.ts'

interface Configurable<Update> {
  readonly baseUrl: string
  readonly settings: { readonly assumptions: object }
  configure(changes: Update): void
}

/** What the control routes of all platforms show. */
interface PlatformView {
  readonly assumptions: AssumptionTable
  readonly lists: ControlLists
  /** Returns the data that is part of the whole state, beside base URL and settings. */
  data(): object
}

/**
 * Creates the control routes that all platforms share: reading their state, as a whole and in pages, and
 * changing settings.
 */
export const createSettingsRoutes = <Update extends object>(
  control: Configurable<Update>,
  { assumptions, lists, data }: PlatformView,
): Hono => {
  const app = new Hono()
    .get('/', ({ json }) =>
      json({ baseUrl: control.baseUrl, settings: control.settings, ...data() }),
    )
    .get('/settings', ({ json }) => json(control.settings))
    .patch('/settings', async (context) => {
      const names = Object.keys(control.settings) as (keyof Update & string)[]
      control.configure(await readJsonBody<Update>(context, names))
      return context.json(control.settings)
    })
    .get('/assumptions', ({ json }) => {
      const current = new Map<string, unknown>(Object.entries(control.settings.assumptions))
      return json(
        Object.entries(assumptions).map(([name, { value, ...rest }]) => ({
          name,
          value: current.get(name),
          default: value,
          ...rest,
        })),
      )
    })
  for (const [name, list] of Object.entries(lists)) {
    app.get(`/${name}`, (context) => context.json(pageOf(list(), context)))
  }
  return app
}
