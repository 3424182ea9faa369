/** A JSON answer that says how long it is, so that a cut one is known to be cut. */
export const jsonResponse = (status: number, body: unknown): Response => {
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  return new Response(bytes, {
    status,
    headers: { 'content-type': 'application/json', 'content-length': String(bytes.byteLength) },
  })
}
