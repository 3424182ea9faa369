/** Values as server-sent events. */
export const formatSse = (frames: readonly unknown[]): string =>
  frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join('')

/** The values of server-sent events; an end mark that is no JSON is passed over. */
export const parseSse = (text: string): unknown[] =>
  text
    .split(/\r?\n\r?\n/)
    .map((event) => event.split(/\r?\n/).flatMap((line) => line.match(/^data: ?(.*)$/)?.[1] ?? []))
    .filter((lines) => lines.length && lines[0] !== '[DONE]')
    .map((lines) => JSON.parse(lines.join('\n')))
