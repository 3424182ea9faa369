import type { MeterProvider, TracerProvider } from '@opentelemetry/api'

/** Whether the trace context is sent to a platform: always, never, or depending on the URL. */
export type Propagate = boolean | ((url: string) => boolean)

/** Options of {@link telemetry}. */
export interface TelemetryOptions {
  /**
   * Creates the tracer.
   * @defaultValue the global one, looked up at the first call
   */
  readonly tracerProvider?: TracerProvider | undefined
  /**
   * Creates the meter.
   * @defaultValue the global one, looked up at the first call
   */
  readonly meterProvider?: MeterProvider | undefined
  /**
   * Whether requests carry the trace context, such as `traceparent`, in the format of the global
   * propagator. Baggage is never sent.
   * @defaultValue false
   */
  readonly propagate?: Propagate | undefined
}

/** What is valid for each option. */
const rules: Readonly<Record<keyof TelemetryOptions, (value: unknown) => string | false>> = {
  tracerProvider: (value) => !hasMethod(value, 'getTracer') && 'an object with getTracer()',
  meterProvider: (value) => !hasMethod(value, 'getMeter') && 'an object with getMeter()',
  propagate: (value) => !/^(boolean|function)$/.test(typeof value) && 'a boolean or a function',
}

const hasMethod = (value: unknown, name: string): boolean =>
  typeof (Object(value) as Record<string, unknown>)[name] === 'function'

/** Throws a `TypeError` for an unknown or invalid option. */
export const checkOptions = (options: TelemetryOptions): void => {
  if (Object.prototype.toString.call(options) !== '[object Object]') {
    const got = options === null ? 'null' : typeof options
    throw new TypeError(`The options of telemetry() must be an object, got ${got}.`)
  }
  if ('callId' in options) throw new TypeError('Call telemetry(): use: [telemetry()]')
  for (const [name, value] of Object.entries(options)) {
    if (!(name in rules)) {
      const names = Object.keys(rules).join(', ')
      throw new TypeError(`Unknown option ${name} of telemetry(). Options: ${names}.`)
    }
    const expected = value !== undefined && rules[name as keyof TelemetryOptions](value)
    if (expected) throw new TypeError(`${name} must be ${expected}, got ${typeof value}.`)
  }
}
