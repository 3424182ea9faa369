import * as z from 'zod/mini'
import { refineSchema } from './refine.ts'

const isWebUrl = (value: string): boolean =>
  /^https?:$/.test(URL.canParse(value) ? new URL(value).protocol : '')

/** A URL that a platform calls or shows. */
export const HttpUrl = /* @__PURE__ */ refineSchema(/* @__PURE__ */ z.string(), (value) =>
  isWebUrl(value) ? [] : [['', 'must be a URL that starts with https:// or http://']],
)
