import type { Activity, NumberedEvent, SandboxEvent } from '../runtime/activity.ts'
import { realTimers } from '../runtime/real-timers.ts'

/** Time between two comments that keep an idle connection open. */
const defaultHeartbeatMs = 15_000

/** Time within which several changes of a platform become one event. */
const coalesceMs = 200

/** Number of events that wait for a slow reader. With more, it gets the whole state instead. */
const maxWaiting = 1000

/**
 * Returns a stream of what happens in the sandbox. It starts with an event `state`, or with the events
 * after `lastEventId`, if they are still known.
 */
export const eventStream = (
  activity: Activity,
  lastEventId: string | undefined,
  currentState: () => object,
  heartbeatMs: number = defaultHeartbeatMs,
): Response => {
  const encoder = new TextEncoder()
  let waiting: string[] = []
  let changed = new Set<string>()
  let flushTimer: ReturnType<typeof setTimeout> | undefined
  let wake: () => void = () => undefined

  const write = (text: string): void => {
    waiting.push(text)
    if (waiting.length > maxWaiting) waiting = [stateEvent()]
    wake()
  }
  const format = (name: string, number: number, data: object): string =>
    `event: ${name}\nid: ${activity.instance}-${number}\ndata: ${JSON.stringify(data)}\n\n`
  const stateEvent = (): string => format('state', activity.lastNumber(), currentState())

  const flushChanges = (): void => {
    flushTimer = undefined
    const platforms = changed
    changed = new Set()
    for (const platform of platforms) write(format('changed', activity.lastNumber(), { platform }))
  }
  const receive = ({ number, event }: NumberedEvent): void => {
    if (event.type === 'changed') {
      changed.add(event.platform)
      flushTimer ??= unref(realTimers.setTimeout(flushChanges, coalesceMs))
      return
    }
    write(format(event.type, number, dataOf(event)))
  }

  const unsubscribe = activity.subscribe(receive)
  const missed = eventsSince(activity, lastEventId)
  if (missed) for (const event of missed) receive(event)
  else write(stateEvent())
  const heartbeat = unref(
    realTimers.setInterval(() => {
      if (waiting.length === 0) write(': heartbeat\n\n')
    }, heartbeatMs),
  )
  const end = (): void => {
    unsubscribe()
    realTimers.clearInterval(heartbeat)
    realTimers.clearTimeout(flushTimer)
    wake()
  }

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (waiting.length === 0) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
        const text = waiting.join('')
        waiting = []
        if (text) controller.enqueue(encoder.encode(text))
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
  })
}

const dataOf = (event: Exclude<SandboxEvent, { readonly type: 'changed' }>): object => {
  switch (event.type) {
    case 'request':
      return event.request
    case 'response':
      return event.entry
    case 'message':
      return { request: event.request, ...event.message }
    case 'clock':
      return { now: event.now, frozen: event.frozen }
    case 'faults':
      return event.faults
    case 'reset':
      return {}
  }
}

/** Returns the events after the one that the header `Last-Event-ID` names, if they are known. */
const eventsSince = (
  { instance, since }: Activity,
  lastEventId: string | undefined,
): readonly NumberedEvent[] | undefined => {
  const [id, number] = lastEventId?.split('-') ?? []
  return id === instance ? since(Number(number)) : undefined
}

/** In Node, the timer does not keep the process running. */
const unref = <Timer>(timer: Timer): Timer => {
  ;(timer as { unref?: () => void }).unref?.()
  return timer
}
