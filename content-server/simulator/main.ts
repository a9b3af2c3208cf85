import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { environmentSnippet } from './key-files.ts'
import { startSimulator } from './start-simulator.ts'

const USAGE = `npm run simulator -- [--port 9180] [--keys ./data/simulator] [--codepay] [--notify-host NAME]…`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '9180' },
      keys: { type: 'string', default: join('data', 'simulator') },
      codepay: { type: 'boolean', default: false },
      'notify-host': { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const simulator = await startSimulator({
    port: Number(values.port),
    clock: Date.now,
    ticking: true,
    directory: values.keys,
    settings: {
      codepay: values.codepay,
      refundMs: 3_000,
      splitMs: 3_000,
      notifyHosts: values['notify-host'],
    },
  })
  const { keys, url } = simulator
  console.log(`支付网关模拟器 · gateway simulator  ${url}`)
  console.log(`演示钱包 · demo wallet             ${url}/_sim/wallet`)
  console.log(`密钥 · keys                        ${values.keys} (0600)\n`)
  console.log('# .env')
  console.log(environmentSnippet(values.keys, keys, url))
  if (values.codepay) console.log('LINLI_CODE_PAY=1')
  console.log(
    `\n# WeChat Pay ${keys.wechat.publicKeyId}\n${keys.wechat.platform[keys.wechat.publicKeyId]?.publicPem}`,
  )
  console.log(`# Alipay\n${keys.alipay.platform.publicPem}`)
  process.send?.({ listening: simulator.port })
  const stop = () => void simulator.stop().then(() => process.exit(0))
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
