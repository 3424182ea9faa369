import { Hono } from 'hono'
import { readJsonBody } from './read-json-body.ts'

interface Configurable<Update> {
  readonly settings: object
  configure(changes: Update): void
}

/** Creates the control routes that all platforms share: reading their state, changing settings. */
export const createSettingsRoutes = <Update extends object>(
  control: Configurable<Update>,
  currentState: () => object,
): Hono =>
  new Hono()
    .get('/', ({ json }) => json(currentState()))
    .patch('/settings', async (context) => {
      const names = Object.keys(control.settings) as (keyof Update & string)[]
      control.configure(await readJsonBody<Update>(context, names))
      return context.json(control.settings)
    })
