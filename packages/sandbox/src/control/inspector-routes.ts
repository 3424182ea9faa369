import type { Context } from 'hono'
import { Hono } from 'hono'

/** The files of the inspector's page. */
export interface InspectorFiles {
  readonly script: string
  readonly style: string
}

/** The page talks to the server that it comes from, and contains no scripts or styles of its own. */
const securityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'content-security-policy': securityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // The files of another version may be served at the same address later.
  'cache-control': 'no-cache',
}

const html = (folder: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Molt sandbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${folder}/style.css">
</head>
<body>
<div id="inspector"></div>
<script type="module" src="${folder}/app.js"></script>
</body>
</html>
`

/** Whether a request comes from the address bar of a browser. JSON clients accept anything, or JSON. */
export const acceptsPage = ({ req }: Context): boolean =>
  req.header('accept')?.includes('text/html') ?? false

/** Creates the routes of the page's files, and the response that is the page. */
export const createInspector = (
  path: string,
  load: () => Promise<InspectorFiles>,
): { readonly routes: Hono; readonly page: () => Response } => {
  let files: Promise<InspectorFiles> | undefined
  const respond = (text: string, type: string): Response =>
    new Response(text, { headers: { ...headers, 'content-type': `${type}; charset=utf-8` } })
  const loaded = (): Promise<InspectorFiles> => {
    files ??= load()
    return files
  }
  return {
    page: () => respond(html(path), 'text/html'),
    routes: new Hono()
      .get('/app.js', async () => respond((await loaded()).script, 'text/javascript'))
      .get('/style.css', async () => respond((await loaded()).style, 'text/css')),
  }
}
