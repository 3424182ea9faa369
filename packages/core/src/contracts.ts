/**
 * What the contracts of the platforms are written with, as the published clients use it: the kernel,
 * and its stand-in for zod/mini. The build of a client turns its imports of both into imports of
 * this entry. Only a client of the same version may use it, so it is published without types.
 *
 * @internal
 * @module
 */
export {
  cents,
  explainErrors,
  formatUsd,
  HttpUrl,
  hasMorePagination,
  isRecord,
  Money,
  nullish,
  openEnum,
  operation,
  Price,
  pageNumberPagination,
  refineSchema,
  unpaginatedArray,
  usd,
  validateAs,
  withErrorMessage,
} from '@molt-sdk/contracts/kernel'
export {
  array,
  boolean,
  enum,
  int,
  literal,
  looseObject,
  maximum,
  maxLength,
  minimum,
  minLength,
  nullable,
  number,
  object,
  optional,
  record,
  refine,
  string,
  union,
  unknown,
} from '@molt-sdk/contracts/zod-shim'
