import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['{playlists,content-server,signage,kiosk}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', ...(process.env['LINLI_E2E'] ? [] : ['**/*.e2e.test.ts'])],
    env: { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' },
    globalSetup: ['content-server/src/store/test-setup.ts'],
    testTimeout: 20_000,
  },
})
