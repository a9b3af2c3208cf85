import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Whether there is an OpenSSL besides Node's own to compare with. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0

/** RSA-SHA256 by the command line: another program, another way in. */
export function opensslSign(keyFile: URL, text: string): string {
  const { stdout } = spawnSync('openssl', ['dgst', '-sha256', '-sign', fileURLToPath(keyFile)], {
    input: text,
  })
  return stdout.toString('base64')
}
