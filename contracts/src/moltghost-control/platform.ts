import type { Platform } from '../kernel/index.ts'
import { platform as agents } from '../moltghost/platform.ts'

/**
 * What the platform's own command must talk to: no document shows it. It has no known address
 * either, so whoever calls it has to name one.
 */
export const platform = {
  name: 'MoltGhost control',
  baseUrl: '',
  auth: agents.auth,
  envelope: agents.envelope,
  limits: { general: { max: 100, windowMs: 60_000, source: 'assumed' } },
  nonRetryableCodes: [],
  retryableCodes: agents.retryableCodes,
} as const satisfies Platform
