/** Prefix of the signature headers of deliveries and callbacks. */
export const headerPrefix = 'x-moltify-'
