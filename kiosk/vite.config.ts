import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

// The agent serves the page under a policy without inline scripts, inline styles or `data:` addresses.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue()],
  build: { outDir: 'dist/page', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
