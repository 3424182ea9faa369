import Stripe from 'stripe'
import type { Candidate } from './candidate.ts'
import { oneKilobyteBody } from './response-fixture.ts'

/** On Node it uses node:http instead of fetch. */
export const candidate: Candidate = {
  name: 'stripe',
  package: 'stripe',
  bundle: `export { default } from 'stripe'`,
  takesSignal: false,
  responseBody: oneKilobyteBody({
    id: 'cus_1',
    object: 'customer',
    created: 1772442900,
    currency: 'eur',
    metadata: {},
  }),
  createClient: ({ baseUrl, timeout }) => {
    const { hostname, port } = new URL(baseUrl)
    const stripe = new Stripe('sk_test_key', {
      host: hostname,
      port: Number(port),
      protocol: 'http',
      telemetry: false,
      ...(timeout && { timeout }),
    })
    return {
      get: () => stripe.customers.retrieve('cus_1'),
      post: () => stripe.customers.create({ name: 'Ada' }),
    }
  },
}
