import type { Fetch } from '../src/http/transport.ts'

/** A fetch that returns the response body in other chunks. */
export const rechunk =
  (chunks: (whole: Uint8Array) => readonly Uint8Array[]): Fetch =>
  async (request, init) => {
    const response = await fetch(request, init)
    const whole = new Uint8Array(await response.arrayBuffer())
    const body = new ReadableStream({
      start(controller) {
        for (const chunk of chunks(whole)) controller.enqueue(chunk)
        controller.close()
      },
    })
    return new Response(body, response)
  }
