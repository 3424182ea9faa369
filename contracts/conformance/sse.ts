/** Formats values as server-sent events. */
export const formatSse = (events: readonly unknown[]): string =>
  events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')

/** Parses server-sent events as JSON, without the `[DONE]` marker. */
export const parseSse = (text: string): unknown[] =>
  text
    .split(/\r?\n\r?\n/)
    .map((event) => event.split(/\r?\n/).flatMap((line) => line.match(/^data: ?(.*)$/)?.[1] ?? []))
    .filter((lines) => lines.length && lines[0] !== '[DONE]')
    .map((lines) => JSON.parse(lines.join('\n')))
