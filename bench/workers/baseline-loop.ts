/** The shortest loop that reads these streams correctly. Counts the JSON events. */
export const baselineLoop = async (body: ReadableStream<Uint8Array>): Promise<number> => {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  let count = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return count
    rest += decoder.decode(value, { stream: true })
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      for (const line of block.split('\n')) {
        if (!line.startsWith('data: ')) continue
        const data = line.slice(6)
        if (data !== '[DONE]' && JSON.parse(data)) count++
      }
    }
  }
}
