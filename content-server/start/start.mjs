import { fork } from 'node:child_process'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from './build.mjs'
import { startDemoDevices } from './demo-devices.mjs'
import { giveUp, install } from './install.mjs'
import { at, ROOT } from './places.mjs'
import { sayAddresses } from './say-addresses.mjs'

const { values } = parseArgs({
  options: {
    empty: { type: 'boolean', default: false },
    port: { type: 'string', default: process.env.LINLI_PORT ?? '8080' },
    data: { type: 'string', default: process.env.LINLI_DATA ?? join(ROOT, 'data') },
  },
})

install()
await build()

const children = []
const data = resolve(values.data)
const server = fork(at('content-server/dist/main.js'), {
  cwd: ROOT,
  env: {
    LINLI_LOG: 'warn',
    ...process.env,
    LINLI_PORT: values.port,
    LINLI_DATA: data,
    LINLI_DEMO: values.empty ? '0' : '1',
  },
})
children.push(server)
server.on('exit', (code) => {
  stopAll()
  process.exitCode = code ?? 0
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stopAll)

const port = await listening(server)
const url = `http://127.0.0.1:${port}`
try {
  const devices = values.empty ? [] : await startDemoDevices({ url, data, children })
  sayAddresses({ url, data, devices, empty: values.empty })
} catch (error) {
  stopAll()
  giveUp(`演示设备没有起来：${error.message}。 The demo's devices did not start: ${error.message}.`)
}

function stopAll() {
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM')
}

/** The port the server listens on; ends with the server's own words when it does not come up. */
function listening(child) {
  return new Promise((resolvePort) => {
    child.on('message', (message) => resolvePort(message.listening))
    child.on('exit', (code) => {
      if (code) console.error(`端口被占用时可以换一个 · if the port is taken: npm start -- --port 8090`)
    })
  })
}
