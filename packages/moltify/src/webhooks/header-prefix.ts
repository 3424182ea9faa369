/** What the names of the headers of a delivery, and of a callback, begin with. */
export const headerPrefix = 'x-moltify-'
