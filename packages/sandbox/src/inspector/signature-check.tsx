import { useState } from 'preact/hooks'
import { signPayload } from '../moltify/webhook-signature.ts'
import { control, messageOf } from './api.ts'

/** What an attempt to deliver a webhook was signed with. */
interface Signed {
  readonly timestamp: string
  readonly signature: string
}

/** Compares the signature of a webhook with the one that the current secret of its agent makes. */
export const SignatureCheck = ({
  agentId,
  body,
  attempt: { timestamp, signature },
}: {
  readonly agentId: string
  readonly body: string
  readonly attempt: Signed
}) => {
  const [result, setResult] = useState('')
  const check = async (): Promise<string> => {
    // Browsers offer no cryptography to pages of other machines without TLS.
    if (!isSecureContext) return 'Open the page by localhost to check signatures.'
    const path = `/moltify/agents/${encodeURIComponent(agentId)}/webhook-secret`
    const { secret } = await control<{ readonly secret: string }>('GET', path)
    const expected = await signPayload(secret, timestamp, new TextEncoder().encode(body))
    return expected === signature
      ? 'The signature matches the secret of the agent.'
      : 'The signature does not match the current secret of the agent.'
  }
  return (
    <>
      <button type="button" onClick={() => void check().catch(messageOf).then(setResult)}>
        Check the signature
      </button>{' '}
      <span role="status">{result}</span>
    </>
  )
}
