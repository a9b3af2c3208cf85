import { spawn } from 'node:child_process'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { at } from './places.mjs'

// Installs and builds what is missing, then runs a screen or a kiosk as a device: npm run screen -- --server URL
install()
await build()
const device = spawn(process.execPath, [at('kiosk/dist/shell/start.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => device.kill(signal))
device.on('exit', (code) => (process.exitCode = code ?? 0))
