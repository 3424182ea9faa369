/**
 * Webhooks of Moltify: verified, signed and handled, by WebCrypto.
 *
 * @module
 */
export type {
  TaskApprovedEvent,
  TaskCancelledEvent,
  TaskDeliveredToBuyerEvent,
  TaskDisputedEvent,
  TaskMessageEvent,
  TaskRevisionRequestedEvent,
  TaskSubmittedEvent,
  UnknownEvent,
  WebhookEvent,
  WebhookEventName,
  WebhookEvents,
} from '@molt-sdk/contracts/moltify'
export type {
  Duration,
  RawWebhookRequest,
  ReplayStore,
  SigningSecrets,
  VerifyOptions,
  WebhookContext,
  WebhookErrorCode,
  WebhookHandler,
  WebhookHeaders,
  WebhookRequest,
} from '@molt-sdk/core/webhooks'
export {
  ConfigError,
  isWebhookError,
  memoryReplayStore,
  WebhookError,
} from '@molt-sdk/core/webhooks'

import { hmac } from '@molt-sdk/core/webhooks/hmac'
import type { CreateWebhookHandler } from './create-handler.ts'
import { handlerMakerOn } from './create-handler.ts'
import type { SignWebhook } from './sign-webhook.ts'
import { signerOn } from './sign-webhook.ts'
import type { VerifyWebhook } from './verify-webhook.ts'
import { verifierOn } from './verify-webhook.ts'

export type { EventHandlers, WebhookHandlerOptions } from './handler-options.ts'
export type { SignatureHeaders } from './sign-webhook.ts'
export type { AgentSide, TaskRequestor, TaskSession } from './task-session.ts'
export type { CreateWebhookHandler, SignWebhook, VerifyWebhook }

/** Makes sure that a delivery was sent by Moltify, lately, and gives its event. */
export const verifyWebhook: VerifyWebhook = /* @__PURE__ */ verifierOn(hmac)

/** Signs a body as Moltify does. */
export const signWebhook: SignWebhook = /* @__PURE__ */ signerOn(hmac)

/** Makes the whole of a webhook: a function of a `Request` that gives a `Response`. */
export const createWebhookHandler: CreateWebhookHandler = /* @__PURE__ */ handlerMakerOn(hmac)
