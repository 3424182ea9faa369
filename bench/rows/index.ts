import type { Row } from '../lib/row.ts'
import { bundles } from './bundles.ts'
import { calls } from './calls.ts'
import { checks } from './checks.ts'
import { hostile } from './hostile.ts'
import { sockets } from './sockets.ts'
import { starts } from './starts.ts'
import { streams } from './streams.ts'
import { webhooks } from './webhooks.ts'

/** In the order in which they are run and shown. */
export const rows: readonly Row[] = [
  calls,
  streams,
  starts,
  bundles,
  checks,
  webhooks,
  sockets,
  hostile,
]
