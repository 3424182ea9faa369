import { useEffect, useState } from 'preact/hooks'

const read = (): readonly string[] =>
  location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent)

/** Returns the link of a view: `linkTo('state', 'moltify')` is `#/state/moltify`. */
export const linkTo = (...parts: readonly string[]): string =>
  `#/${parts.map(encodeURIComponent).join('/')}`

/** Returns the parts of the current link. */
export const useRoute = (): readonly string[] => {
  const [route, setRoute] = useState(read)
  useEffect(() => {
    const listener = (): void => setRoute(read())
    addEventListener('hashchange', listener)
    return () => removeEventListener('hashchange', listener)
  }, [])
  return route
}
