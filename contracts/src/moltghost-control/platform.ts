import type { Platform } from '../kernel/index.ts'
import { platform as agents } from '../moltghost/platform.ts'

/**
 * The API that the platform's command calls. It is not documented, and neither is its base URL, so
 * the caller has to pass one.
 */
export const platform = {
  name: 'MoltGhost control',
  baseUrl: '',
  baseUrlEnv: [],
  auth: agents.auth,
  envelope: agents.envelope,
  limits: { general: { max: 100, windowMs: 60_000, source: 'assumed' } },
  nonRetryableCodes: [],
  retryableCodes: agents.retryableCodes,
} as const satisfies Platform
