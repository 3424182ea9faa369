const size = 1024

/** The answer with a text added that makes its JSON 1 KB long. */
export const oneKilobyte = (answer: Readonly<Record<string, unknown>>, field: string): unknown => {
  const length = JSON.stringify({ ...answer, [field]: '' }).length
  const words = 'It keeps the books of a small bakery and answers in short sentences. '
  return { ...answer, [field]: words.repeat(16).slice(0, size - length) }
}
