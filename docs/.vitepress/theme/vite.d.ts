declare module '*.css'

/** What Vite adds to the modules of the theme. */
interface ImportMeta {
  readonly env: { readonly BASE_URL: string; readonly SSR: boolean }
}
