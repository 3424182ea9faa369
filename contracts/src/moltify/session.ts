/** Name of the cookie of a session. The reference mentions the cookie and not its name: assumed. */
export const sessionCookie = 'session'
