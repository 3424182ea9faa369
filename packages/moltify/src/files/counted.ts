import type { UploadForm } from './upload-form.ts'

/** Bytes that are handed over at once: what is held of a file in memory comes in one piece. */
const step = 65_536

/**
 * A form as a stream that tells how far it has got. It is encoded as it goes, and no faster than
 * it is sent.
 */
export const counted = (
  headers: Readonly<Record<string, string>>,
  form: FormData,
  total: number,
  report: (sent: number) => void,
): ReturnType<UploadForm['upload']> => {
  const encoded = new Response(form)
  const reader = (encoded.body as ReadableStream<Uint8Array>).getReader()
  let sent = 0
  let rest: Uint8Array | undefined
  report(sent)
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        while (!rest?.length) {
          const { done, value } = await reader.read()
          if (done) return controller.close()
          rest = value
        }
        const piece = rest.subarray(0, step)
        rest = rest.subarray(step)
        sent += piece.length
        controller.enqueue(piece)
        report(sent)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
  return {
    headers: {
      ...headers,
      'content-type': encoded.headers.get('content-type') ?? '',
      // Not every server takes a body whose length it is not told.
      'content-length': `${total}`,
    },
    body,
    duplex: 'half',
  }
}
