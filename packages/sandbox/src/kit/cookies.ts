/** Carries the cookies of a page: scripts in a browser cannot set `Cookie` on a request. */
const pageCookieHeader = 'x-sandbox-cookie'

/** Returns the value of a cookie. */
export const readCookie = (headers: Headers, name: string): string | undefined => {
  const cookies = headers.get('cookie') ?? headers.get(pageCookieHeader) ?? ''
  for (const cookie of cookies.split(';')) {
    const [key = '', ...value] = cookie.split('=')
    if (key.trim() === name) return value.join('=').trim()
  }
  return undefined
}

/** Adds the cookies of the page to a request that asks for them, as its way to the network would. */
export const addPageCookies = ({ credentials, headers }: Request): void => {
  const { document } = globalThis as { document?: { readonly cookie?: string } }
  if (credentials === 'include' && document?.cookie) headers.set(pageCookieHeader, document.cookie)
}
