import Stripe from 'stripe'
import { oneKilobyte } from './answer.ts'
import type { Contestant } from './contestant.ts'

/** On Node it does not use fetch but node:http. */
export const contestant: Contestant = {
  name: 'stripe',
  package: 'stripe',
  bundle: `export { default } from 'stripe'`,
  takesSignal: false,
  answer: oneKilobyte({
    id: 'cus_1',
    object: 'customer',
    created: 1772442900,
    currency: 'eur',
    metadata: {},
  }),
  connect: ({ baseUrl, timeout }) => {
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
