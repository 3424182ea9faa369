// The errors too, because importing them from the main entry would add all errors to the bundle.
export { ConfigError } from '../errors/client-errors.ts'
export type { WebhookErrorCode } from '../errors/webhook-error.ts'
export { isWebhookError, WebhookError } from '../errors/webhook-error.ts'
export type { OptionRule, OptionRules } from '../http/check-options.ts'
export {
  anything,
  callable,
  checkOptions,
  checkValue,
  mustBe,
  objectOf,
  trueOrFalse,
} from '../http/check-options.ts'
export { loadModule } from '../http/load-module.ts'
export { parseUrl } from '../http/url.ts'
export type { BodyReader } from './body.ts'
export { createBodyParts } from './body-parts.ts'
export { type Now, toClock } from './clock.ts'
export type { Duration } from './duration.ts'
export type {
  AcceptedWork,
  HandlerOptions,
  ReceivedEvent,
  TextResponse,
  WebhookContext,
  WebhookHandler,
} from './handler.ts'
export {
  createHandler,
  createReceiver,
  handlerRules,
  internalError,
  textHandlerOf,
  workFailed,
} from './handler.ts'
export type { Hmac } from './hmac.ts'
export type { ReplayStore } from './replay-store.ts'
export { memoryReplayStore } from './replay-store.ts'
export { requireFunction, requireHandler } from './require-function.ts'
export { resolveSecrets, type SigningSecrets } from './secrets.ts'
export { sign } from './sign.ts'
export type { VerifiedDelivery, VerifyOptions } from './verify.ts'
export { verify, verifyRules } from './verify.ts'
export type { RawWebhookRequest, WebhookHeaders, WebhookRequest } from './webhook-request.ts'
