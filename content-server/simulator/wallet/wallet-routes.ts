import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Express, Response } from 'express'
import { tradeView } from '../control/views.ts'
import type { World } from '../world.ts'

const here = import.meta.dirname
const MOST_SHOWN = 100
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"

/** The demo wallet: a page a phone or a second window opens to pay what a kiosk shows. */
export function walletRoutes(app: Express, world: World): void {
  const send = (response: Response, type: string, text: string) =>
    response
      .set({
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
      })
      .type(type)
      .send(text)
  app.get('/_sim/wallet', (_request, response) => void send(response, 'html', file('wallet.html')))
  app.get('/_sim/wallet.css', (_request, response) => void send(response, 'css', file('wallet.css')))
  app.get('/_sim/wallet.js', async (_request, response) => void send(response, 'js', await script()))
  app.get('/_sim/trades', (_request, response) => {
    const trades = world.trades.all().slice(-MOST_SHOWN)
    response.json({
      now: world.clock.now(),
      trades: trades.map((trade) => tradeView(world, trade)).reverse(),
    })
  })
}

const file = (name: string) => readFileSync(join(here, name), 'utf8')

let built: Promise<string> | undefined

/** The page's script, bundled when it is first asked for. */
function script(): Promise<string> {
  built ??= bundle()
  return built
}

async function bundle(): Promise<string> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(here, 'page/main.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
