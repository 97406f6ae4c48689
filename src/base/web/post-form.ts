/**
 * Sends a form to an address of the configuration and answers the status. Redirects are not followed: who may be told
 * what is written in the configuration, not in an answer. Throws when there is no answer in time.
 */
export async function postForm(address: string, fields: Record<string, string>, patience: number): Promise<number> {
  const answer = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    signal: AbortSignal.timeout(patience),
  })
  await answer.body?.cancel()
  return answer.status
}
