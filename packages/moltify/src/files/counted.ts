import type { UploadForm } from './upload-form.ts'

/** A form as a stream that tells how far it has got. It is encoded as it goes, chunk by chunk. */
export const counted = (
  headers: Readonly<Record<string, string>>,
  form: FormData,
  total: number,
  report: (sent: number) => void,
): ReturnType<UploadForm['upload']> => {
  let sent = 0
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    start: () => report(0),
    transform(chunk, controller) {
      controller.enqueue(chunk)
      sent += chunk.byteLength
      report(sent)
    },
  })
  const { headers: own, body } = new Response(form)
  return {
    headers: {
      ...headers,
      'content-type': own.get('content-type') ?? '',
      // Not every server takes a body whose length it is not told.
      'content-length': `${total}`,
    },
    body: (body as ReadableStream<Uint8Array>).pipeThrough(counter),
    duplex: 'half',
  }
}
