/**
 * The kernel of the contracts and its replacement for zod/mini, as the published clients use them.
 * The build of a client replaces its imports of both with imports of this entry. Only a client of
 * the same version may use it, so it is published without types.
 *
 * @internal
 * @module
 */
export {
  cents,
  explainErrors,
  extensibleObject,
  extra,
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
  responseObject,
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
  string,
  union,
  unknown,
} from '@molt-sdk/contracts/zod-shim'
