export type { Api, ErrorCode, Platform } from './api.ts'
export type { Envelope, FieldErrors, ParsedError } from './envelope.ts'
export { isRecord } from './envelope.ts'
export type { Fixture, Fixtures } from './fixture.ts'
export { HttpUrl } from './http-url.ts'
export type { InputArraySchema } from './input-array.ts'
export type { RateLimitRule, RateLimitRules } from './limits.ts'
export type { Cents } from './money.ts'
export { cents, formatUsd, usd } from './money.ts'
export { extensibleObject, extra, responseObject } from './objects.ts'
export type { OpenEnumSchema } from './open-enum.ts'
export { nullish, openEnum } from './open-enum.ts'
export type {
  ArgsOf,
  Effect,
  FileUploadLimits,
  ItemOf,
  Method,
  Operation,
  PathParams,
  ResponseOf,
  StreamEventOf,
} from './operation.ts'
export { operation } from './operation.ts'
export type { PaginationStrategy } from './pagination.ts'
export {
  hasMorePagination,
  normalizeItems,
  pageNumberPagination,
  unpaginatedArray,
} from './pagination.ts'
export type { CentsSchema } from './price.ts'
export { Money, Price } from './price.ts'
export type { Provenance } from './provenance.ts'
export { refineSchema, validateAs, withErrorMessage } from './refine.ts'
export { hasAnyField, hasField, isPromisedKind } from './response-kind.ts'
export type { InputOf, OutputOf, Schema } from './schema.ts'
export { findUnknownFields } from './unknown-fields.ts'
export { explainErrors, maxErrors, validate } from './validate.ts'
export { compiledSchema } from './validator.ts'
