import type { NextRequest } from 'next/server.js'
import { after } from 'next/server.js'
import { createWebhookHandler } from './index.ts'
import { nextWebhook } from './next.ts'

/** The type that Next requires of a route handler. */
type RouteHandler = (
  request: NextRequest,
  context: { params: Promise<Record<string, string>> },
) => Response | Promise<Response>

export const POST: RouteHandler = nextWebhook(
  () => createWebhookHandler({ secret: 'whsec_x', on: {} }),
  after,
)
