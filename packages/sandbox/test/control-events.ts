import type { Sandbox } from '../src/sandbox.ts'

/** An event of `GET /_sandbox/events`. */
export interface ControlEvent {
  readonly name: string
  readonly id: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The events of a sandbox, as a client reads them. */
export interface ControlEvents {
  /** Resolves to the next event with this name; earlier ones are skipped. */
  next(name: string): Promise<ControlEvent>
  close(): Promise<void>
}

/** Opens the stream of events. */
export const openEvents = async (
  sandbox: Pick<Sandbox, 'fetch'>,
  origin = 'https://sandbox.test',
  lastEventId?: string,
): Promise<ControlEvents> => {
  const response = await sandbox.fetch(`${origin}/_sandbox/events`, {
    headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
  })
  const reader = response.body?.getReader()
  if (!reader) throw new Error('The stream has no body.')
  const decoder = new TextDecoder()
  let text = ''
  return {
    async next(name) {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end >= 0) {
          const event = parseEvent(text.slice(0, end))
          text = text.slice(end + 2)
          if (event.name === name) return event
          continue
        }
        const { done, value } = await reader.read()
        if (done) throw new Error(`The stream ended before an event "${name}".`)
        text += decoder.decode(value, { stream: true })
      }
    },
    close: () => reader.cancel(),
  }
}

const parseEvent = (text: string): ControlEvent => {
  const fields = new Map(
    text
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  return {
    name: fields.get('event') ?? '',
    id: fields.get('id') ?? '',
    data: JSON.parse(fields.get('data') ?? '{}'),
  }
}
