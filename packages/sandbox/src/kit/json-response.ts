/** Returns a JSON response with its length, so that clients notice a truncated one. */
export const jsonResponse = (status: number, body: unknown): Response => {
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  return new Response(bytes, {
    status,
    headers: { 'content-type': 'application/json', 'content-length': String(bytes.byteLength) },
  })
}
