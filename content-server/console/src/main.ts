import { createWebHistory } from 'vue-router'
import { z } from 'zod'
import './styles/element.ts'
import { createConsole } from './app/create-console.ts'
import { uploadFetch } from './app/upload-fetch.ts'

// The content security policy forbids code from text; zod would try it for speed.
z.config({ jitless: true })

const { app } = createConsole({
  fetch: (url, init) => fetch(url, init as RequestInit),
  uploadFetch: (told) => uploadFetch(told, () => new XMLHttpRequest()),
  history: createWebHistory('/'),
  clock: () => Date.now(),
  // Console pages may be opened over plain HTTP in the office's network, where randomUUID does not exist.
  newKey: () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
      '',
    ),
  memory: localStorage,
})
app.mount('#console')
