import type { Gauge, Histogram, MeterProvider, UpDownCounter } from '@opentelemetry/api'
import { metrics } from '@opentelemetry/api'
import { scopeName } from './scope-name.ts'

/** The metrics of a client. */
export interface Instruments {
  /** Seconds until the headers of a response were received, or the request failed. */
  readonly duration: Histogram
  /** Number of streams and of replies over a socket that have not ended. */
  readonly activeStreams: UpDownCounter
  /** Requests that the rate limit still allows, as the latest response says. */
  readonly rateLimitRemaining: Gauge
}

/** The boundaries that the HTTP conventions recommend, in seconds. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

export const createInstruments = (provider: MeterProvider | undefined): Instruments => {
  const meter = (provider ?? metrics).getMeter(scopeName)
  return {
    duration: meter.createHistogram('http.client.request.duration', {
      description: 'Duration of HTTP client requests.',
      unit: 's',
      advice: { explicitBucketBoundaries: boundaries },
    }),
    activeStreams: meter.createUpDownCounter('molt.client.active_streams', {
      description: 'Number of streams and of replies over a socket that have not ended.',
      unit: '{stream}',
    }),
    rateLimitRemaining: meter.createGauge('molt.client.rate_limit.remaining', {
      description: 'Requests that the rate limit still allows, as the latest response says.',
      unit: '{request}',
    }),
  }
}
