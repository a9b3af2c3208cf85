import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { at, ROOT } from './places.mjs'

const OLDEST_NODE = [20, 19]
const MARK = at('node_modules/.linli-installed')

/** Installs what package-lock.json names, unless that has been done already. Ends the process with a sentence when it cannot. */
export function install() {
  demandNode()
  const wanted = fingerprint()
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return
  console.log('正在安装依赖（只在首次） · Installing dependencies (first time only)…')
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  // Some package managers hold back install scripts; the database's binding needs its own.
  if (!databaseLoads())
    npm(['rebuild', 'better-sqlite3', 'argon2', '--foreground-scripts', '--loglevel=error'])
  if (!databaseLoads())
    giveUp(
      'better-sqlite3 没有装好：需要能下载它的预编译文件，或本机有 C++ 编译器。 better-sqlite3 could not be installed: it needs its prebuilt binary or a C++ compiler.',
    )
  writeFileSync(MARK, wanted)
}

function fingerprint() {
  const lock = readFileSync(at('package-lock.json'))
  return createHash('sha256').update(lock).update(process.versions.modules).update(process.arch).digest('hex')
}

function npm(args) {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) giveUp(`npm ${args[0]} 失败，请看上面的输出。 npm ${args[0]} failed; see above.`)
}

function databaseLoads() {
  const script = "new (require('better-sqlite3'))(':memory:').close()"
  return spawnSync(process.execPath, ['-e', script], { cwd: ROOT }).status === 0
}

function demandNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [leastMajor, leastMinor] = OLDEST_NODE
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  giveUp(
    `需要 Node ${OLDEST_NODE.join('.')} 或更新，现在是 ${process.versions.node}。 Node ${OLDEST_NODE.join('.')} or later is needed, this is ${process.versions.node}.`,
  )
}

/** Says why and ends. */
export function giveUp(sentence) {
  console.error(sentence)
  process.exit(1)
}
