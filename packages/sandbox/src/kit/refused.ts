import type { Exchange } from '../exchange.ts'
import { json } from './json.ts'
import type { House } from './platform.ts'
import type { Refusal } from './refusal.ts'

/** A refusal as an answer in the platform's own error shape. */
export const refused = (house: House<unknown>, refusal: Refusal, exchange: Exchange): Response => {
  exchange.refusal = refusal
  return json(refusal.status, house.refusalBody(refusal))
}
