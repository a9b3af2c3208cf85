/**
 * A signal that is aborted as soon as one of several is, until it is released. `AbortSignal.any` ties each new signal to
 * its sources for as long as those live, and ours live for months.
 */
export function either(...sources: AbortSignal[]): { signal: AbortSignal; release: () => void } {
  const one = new AbortController()
  const abort = (event: Event) => one.abort((event.target as AbortSignal).reason)
  for (const source of sources) {
    if (source.aborted) one.abort(source.reason)
    else source.addEventListener('abort', abort)
  }
  return {
    signal: one.signal,
    release: () => sources.forEach((source) => source.removeEventListener('abort', abort)),
  }
}
