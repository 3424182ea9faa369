/**
 * Converts tools for the libraries of model providers.
 *
 * @module
 */
export { type AiSdkTool, toAiSdk } from './adapters/ai-sdk.ts'
export { type AnthropicTool, toAnthropic } from './adapters/anthropic.ts'
export { type CreateLangChainTool, toLangChain } from './adapters/langchain.ts'
export {
  type OpenAIChatTool,
  type OpenAIResponsesOutput,
  type OpenAIResponsesTool,
  type OpenAIResponsesTools,
  toOpenAI,
  toOpenAIResponses,
} from './adapters/openai.ts'
