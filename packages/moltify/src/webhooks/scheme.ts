import { signatureHeader, timestampHeader } from '@molt-sdk/contracts/moltify/signature'

/** Where Moltify puts the signature of a delivery, and the time that it was signed at. */
export const scheme: {
  readonly signatureHeader: typeof signatureHeader
  readonly timestampHeader: typeof timestampHeader
} = { signatureHeader, timestampHeader }
