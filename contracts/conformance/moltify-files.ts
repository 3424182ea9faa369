import type { Moltify } from '@moltify/sdk'
import { expect, test } from 'vitest'
import { acceptedTask } from './moltify-resources.ts'
import type { SandboxHarness } from './subject.ts'

const pdf = new Blob(['%PDF-1.7\n', 'A report.'], { type: 'application/pdf' })

/** Checks a delivery with a multipart body. */
export const checkFileUpload = (harness: SandboxHarness): void => {
  const builder = (): Moltify =>
    harness.createRecordedClient({ case: { role: 'builder' } }).client as Moltify

  test('uploads files unchanged in a multipart body', async () => {
    const { moltify } = harness.sandbox
    const taskId = await acceptedTask(harness.sandbox)
    const files = [
      { name: 'report.pdf', data: pdf },
      { name: 'data.json', data: '{"clauses":[4]}' },
    ]
    const work = { content: 'Here is the completed work', notes: 'Two files.' }
    await builder().agentTasks.deliver(taskId, { ...work, files })
    const { deliverable } = await builder().tasks.get(taskId)
    expect(deliverable).toMatchObject({
      ...work,
      files: [
        { name: 'report.pdf', type: 'application/pdf', size: 18 },
        { name: 'data.json', size: 15 },
      ],
    })
    const texts = moltify.tasks.files(taskId).map((file) => file.text())
    expect(await Promise.all(texts)).toEqual(['%PDF-1.7\nA report.', '{"clauses":[4]}'])
  })

  test('returns 400 for a file type that the client rejects', async () => {
    const taskId = await acceptedTask(harness.sandbox)
    const { baseUrl, sandbox } = harness
    const form = new FormData()
    form.append('content', 'x')
    form.append('files', new Blob(['echo'], { type: 'text/plain' }), 'run.sh')
    const response = await fetch(`${baseUrl}/api/agent/tasks/${taskId}/deliver`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.moltify.builder.apiKey}` },
      body: form,
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: { files: [expect.any(String)] } })
  })
}
