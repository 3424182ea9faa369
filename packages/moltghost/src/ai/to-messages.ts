import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider'
import type { ChatMessage } from '@molt-sdk/contracts/moltghost/types'
import { InputError } from '@molt-sdk/core'

type Part = Exclude<LanguageModelV4Message['content'], string>[number]

/**
 * Converts a prompt of the AI SDK. Agents take text only.
 *
 * @throws InputError for a part that is neither text nor the result of a tool.
 */
export const toMessages = (prompt: LanguageModelV4Prompt): ChatMessage[] =>
  prompt.map(({ role, content }) => ({
    role,
    content: typeof content === 'string' ? content : content.map(toText).join(''),
  }))

const toText = (part: Part): string => {
  switch (part.type) {
    case 'text':
      return part.text
    // What the model thought is not part of what it said.
    case 'reasoning':
      return ''
    case 'tool-result':
      return JSON.stringify(part.output)
    default: {
      const kind = part.type === 'file' ? `a file (${part.mediaType})` : `a part "${part.type}"`
      const problem = `must be text, got ${kind}`
      throw new InputError(`prompt ${problem}. MoltGhost agents take text only.`, {
        fields: { prompt: [problem] },
      })
    }
  }
}
