import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { install } from './install.mjs'
import { at, ROOT } from './places.mjs'
import { checkTypes } from './types.mjs'

// Everything there is to check, in the order in which it fails fastest; the last line counts it.
install()
await build()
const chromium = await findChromium()
const total = { passed: 0, failed: 0, skipped: 0 }

check('types 类型', checkTypes)
check('lint 规则', () => tool('eslint/bin/eslint.js', ['.']))
check('arrows 依赖方向', () =>
  tool('dependency-cruiser/bin/dependency-cruise.mjs', [
    '--config',
    '.dependency-cruiser.cjs',
    'playlists',
    'content-server',
    'signage',
    'kiosk',
  ]),
)
check('format 格式', () => tool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']))
runVitest('unit, store, HTTP 测试', ['--exclude', '**/*.e2e.test.ts'], {})
runVitest('browser 浏览器测试', ['e2e.test.ts', '--no-file-parallelism'], {
  LINLI_E2E: '1',
  LINLI_CHROMIUM: chromium,
})

const { passed, failed, skipped } = total
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

function check(name, run) {
  const since = performance.now()
  const fits = run()
  total[fits ? 'passed' : 'failed'] += 1
  console.log(`${fits ? '✓' : '✗'} ${name} (${seconds(since)})`)
}

function tool(bin, args) {
  return (
    spawnSync(process.execPath, [at('node_modules', bin), ...args], { cwd: ROOT, stdio: 'inherit' })
      .status === 0
  )
}

function runVitest(name, args, environment) {
  const since = performance.now()
  const directory = mkdtempSync(join(tmpdir(), 'linli-report-'))
  const report = join(directory, 'report.json')
  const { status } = spawnSync(
    process.execPath,
    [
      at('node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...environment } },
  )
  const counts = countsIn(report)
  rmSync(directory, { recursive: true, force: true })
  total.passed += counts.passed
  // A file that does not even load counts as one failure.
  total.failed += Math.max(counts.failed, status === 0 ? 0 : 1)
  total.skipped += counts.skipped
  console.log(
    `${status === 0 ? '✓' : '✗'} ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds(since)})`,
  )
}

function countsIn(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
