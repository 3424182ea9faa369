import { nextWebhook } from '@moltify/sdk/webhooks/next'
import { after } from 'next/server'
import { agent } from './work.ts'

// The agent as a route of Next.js: app/webhook/route.ts. `next build` loads it, so the secret has
// to be in the environment of the build too.
export const POST = nextWebhook(agent(process.env), after)
