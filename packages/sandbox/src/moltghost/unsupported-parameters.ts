import { invalidRequest } from './adapter.ts'
import type { State } from './state.ts'

/** Whether the sandbox supports a value, and what it supports. */
type Rule = readonly [isSupported: (value: unknown) => boolean, requirement: string]

const only =
  (...allowed: readonly unknown[]) =>
  (value: unknown): boolean =>
    allowed.includes(value)
const never = (): boolean => false
const isText = (value: unknown): boolean => fieldOf(value, 'type') === 'text'
const fieldOf = (value: unknown, name: string): unknown =>
  (value as Readonly<Record<string, unknown>> | null | undefined)?.[name]

const oneChoice: Rule = [only(1), 'must be 1, because there is one choice']
const noForcedTool: Rule = [
  only('auto', 'none'),
  'must be "auto" or "none", because no tool is called',
]

const chatRules: Readonly<Record<string, Rule>> = {
  n: oneChoice,
  response_format: [isText, 'must be { "type": "text" }, because replies are text'],
  logprobs: [only(false), 'must be false, because log probabilities are not returned'],
  top_logprobs: [only(0), 'must be 0, because log probabilities are not returned'],
  tool_choice: noForcedTool,
  function_call: noForcedTool,
  modalities: [
    (value) => Array.isArray(value) && value.every(only('text')),
    'must be ["text"], because replies are text',
  ],
  audio: [never, 'is not supported, because replies are text'],
  web_search_options: [never, 'is not supported, because nothing is searched'],
  messages: [
    (value) => (value as readonly unknown[]).every(hasTextOnly),
    'must have text parts only, because other parts are not read',
  ],
}

const textRules: Readonly<Record<string, Rule>> = {
  n: oneChoice,
  best_of: oneChoice,
  echo: [only(false), 'must be false, because the prompt is not repeated'],
  logprobs: [never, 'is not supported, because log probabilities are not returned'],
  suffix: [only(''), 'is not supported, because text is only added at the end'],
}

const hasTextOnly = (message: unknown): boolean => {
  const content = fieldOf(message, 'content')
  const textTypes = only('text', 'refusal')
  return !Array.isArray(content) || content.every((part) => textTypes(fieldOf(part, 'type')))
}

/**
 * Throws the error for a parameter of OpenAI's API that the sandbox would have to ignore although it
 * changes the response. `null` is the same as absent.
 */
export const rejectUnsupported = (
  { settings }: State,
  body: unknown,
  format: 'chat' | 'text',
): void => {
  if (settings.assumptions.unsupportedParameters === 'ignore') return
  const rules = format === 'chat' ? chatRules : textRules
  for (const [name, [isSupported, requirement]] of Object.entries(rules)) {
    const value = fieldOf(body, name) ?? undefined
    if (value === undefined || isSupported(value)) continue
    throw invalidRequest({ [name]: [requirement] }, 'body')
  }
}
