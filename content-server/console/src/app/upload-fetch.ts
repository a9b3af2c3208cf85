import type { Fetch } from '@linli/contract/client.ts'

/**
 * The contract's `fetch` for one upload. `fetch` itself cannot tell how much has been sent,
 * so this one speaks XMLHttpRequest and tells `told` the part sent, 0…1.
 */
export function uploadFetch(told: (part: number) => void, newRequest: () => XMLHttpRequest): Fetch {
  return (url, init) =>
    new Promise((resolve, reject) => {
      const request = newRequest()
      request.open(init.method, url)
      for (const [name, value] of Object.entries(init.headers)) request.setRequestHeader(name, value)
      request.upload.onprogress = (event) => told(event.total > 0 ? event.loaded / event.total : 0)
      request.onload = () =>
        resolve({ status: request.status, text: () => Promise.resolve(request.responseText) })
      request.onerror = () => reject(new Error('the upload did not reach the server'))
      request.send((init.body ?? null) as XMLHttpRequestBodyInit | null)
    })
}
