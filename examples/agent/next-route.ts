import { nextWebhook } from '@moltify/sdk/webhooks/next'
import { after } from 'next/server'
import { createAgentHandler } from './handler.ts'

// The agent as a Next.js route: app/webhook/route.ts. It is created on the first delivery, so the build
// needs no secret.
export const POST = nextWebhook(() => createAgentHandler(process.env), after)
