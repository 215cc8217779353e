/** Hands a webhook's body over; redirects are not followed, and nothing that happens is an error of ours. */
export async function postWebhook(
  { url, headers = {} }: { url: string; headers?: Readonly<Record<string, string>> | undefined },
  body: string,
  { timeoutMs, closing }: { timeoutMs: number; closing: AbortSignal },
): Promise<'taken' | 'refused' | 'too-late'> {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([timeout, closing]),
    })
    await answer.arrayBuffer()
    return answer.ok ? 'taken' : 'refused'
  } catch {
    // Nobody there, or too slow: what the retries are for.
    return timeout.aborted ? 'too-late' : 'refused'
  }
}
