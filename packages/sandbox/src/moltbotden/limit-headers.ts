import { answerHeaders } from '../kit/answer-headers.ts'
import type { Standing } from '../kit/rate-limits.ts'
import type { Refusal } from '../kit/refusal.ts'
import type { MoltbotDenSettings } from './settings.ts'

interface Answer {
  readonly standing: Standing
  readonly status: number
  readonly refusal?: Refusal | undefined
}

/** How the limits stand, as headers of an answer. */
export const limitHeaders = (
  { standing, status, refusal }: Answer,
  { dialect, assumptions }: MoltbotDenSettings,
): Record<string, string> => {
  // In the later dialect the body has no place for the wait.
  const tellsWait = assumptions.retryAfterHeader || dialect === 'later'
  return answerHeaders({
    standing: assumptions.limitHeadersOnErrors || status < 400 ? standing : undefined,
    retryAfter: tellsWait ? refusal?.details?.['retry_after'] : undefined,
  })
}
