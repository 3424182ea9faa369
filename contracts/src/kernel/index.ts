export type { Api, ErrorCode, Platform } from './api.ts'
export type { Envelope, Failure, Fields } from './envelope.ts'
export { isRecord } from './envelope.ts'
export { explain } from './explain.ts'
export type { Fixture, Fixtures } from './fixture.ts'
export type { LimitClass, Limits } from './limits.ts'
export { matches } from './matches.ts'
export type { Cents } from './money.ts'
export { cents, formatUsd, usd } from './money.ts'
export type { Open } from './open-enum.ts'
export { maybe, openEnum } from './open-enum.ts'
export type {
  ArgsOf,
  Effect,
  FileRules,
  FrameOf,
  ItemOf,
  Method,
  Operation,
  PathParams,
  ResponseOf,
} from './operation.ts'
export { operation } from './operation.ts'
export type { Paging } from './paging.ts'
export { announcedPages, bareList, numberedPages, withItems } from './paging.ts'
export { Money, Price } from './price.ts'
export type { Source } from './provenance.ts'
export { checkedAs, refined, worded } from './refine.ts'
export type { InputOf, OutputOf, Schema } from './schema.ts'
export { WebUrl } from './web-url.ts'
