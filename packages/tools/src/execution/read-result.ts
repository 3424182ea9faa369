import type { ExecuteOptions } from '../tool.ts'

interface Stream {
  [Symbol.asyncIterator](): AsyncIterator<unknown>
  final(): Promise<unknown>
}

/** Waits for the result of a client method. A stream is read to its end. */
export const readResult = async (
  value: unknown,
  { onProgress }: ExecuteOptions,
): Promise<unknown> => {
  if (!isStream(value)) return value
  for await (const event of value) onProgress?.(textOf(event))
  return value.final()
}

const isStream = (value: unknown): value is Stream =>
  typeof (value as Partial<Stream> | undefined)?.final === 'function'

const textOf = (event: unknown): string => {
  const { content, text } = Object(event) as { content?: unknown; text?: unknown }
  return String(content ?? text ?? '')
}
