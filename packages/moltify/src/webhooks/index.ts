/**
 * Verifies, signs and handles Moltify webhooks.
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
} from '@molt-sdk/contracts/moltify/types'
export type {
  UnknownEvent,
  WebhookEvent,
  WebhookEventName,
  WebhookEvents,
} from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
export type {
  Duration,
  Now,
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
import { createHandlerFactory } from './create-handler.ts'
import type { SignWebhook } from './sign-webhook.ts'
import { createSigner } from './sign-webhook.ts'
import type { VerifyWebhook } from './verify-webhook.ts'
import { createVerifier } from './verify-webhook.ts'

export type { EventHandlers, WebhookHandlerOptions } from './handler-options.ts'
export type { SignatureHeaders } from './sign-webhook.ts'
export type { TaskCallback } from './signed-task.ts'
export { type TaskCallbackOptions, taskCallback } from './task-callback.ts'
export type { TaskHandle, TaskHandleClient, TaskRequestor } from './task-handle.ts'
export type { CreateWebhookHandler, SignWebhook, VerifyWebhook }

/** Verifies that a delivery was recently sent by Moltify, and returns its event. */
export const verifyWebhook: VerifyWebhook = /* @__PURE__ */ createVerifier(hmac)

/** Signs a body as Moltify does. */
export const signWebhook: SignWebhook = /* @__PURE__ */ createSigner(hmac)

/** Creates a webhook handler: a function that takes a `Request` and returns a `Response`. */
export const createWebhookHandler: CreateWebhookHandler = /* @__PURE__ */ createHandlerFactory(hmac)
