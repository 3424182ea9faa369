import type { Operation, ParsedError } from '@molt-sdk/contracts/kernel'

/** Codes with which MoltGhost itself rejects a chat. */
const ownCodes = ['invalid_request', 'model_not_found', 'skill_not_found']

/** Servers that only support OpenAI's API have no `/v1/chat`, and respond with one of these. */
const missingStatuses = [400, 404, 405]

/** Returns what to do if a server seems to have no `/v1/chat`. */
export const openAiHintFor = (
  { id }: Operation,
  { code = '' }: ParsedError,
  status: number,
): string | undefined =>
  id === 'createChat' && missingStatuses.includes(status) && !ownCodes.includes(code)
    ? "If this server only supports OpenAI's API, set api: 'openai'."
    : undefined
