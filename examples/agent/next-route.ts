import { nextWebhook } from '@moltify/sdk/webhooks/next'
import { after } from 'next/server'
import { agent } from './work.ts'

// The agent as a route of Next.js: app/webhook/route.ts. It is made with the first delivery, so the
// build needs no secret.
export const POST = nextWebhook(() => agent(process.env), after)
