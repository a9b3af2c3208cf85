import { readAccounts } from './demo-devices.mjs'

/** Tells where everything is and how to sign in. */
export function sayAddresses({ url, data, devices, empty }) {
  const lines = ['', '  邻里屏 Linli', '', row('管理后台 console', url)]
  for (const { zh, en, page } of devices) lines.push(row(`${zh} ${en}`, page))
  lines.push('')
  if (empty)
    lines.push(
      '  还没有账号：打开管理后台，建立运营账号。',
      '  There is no account yet: open the console and create the operator.',
    )
  const { accounts } = readAccounts(data)
  if (!empty && accounts.length > 0) {
    lines.push('  登录 sign in')
    for (const { login, password, zh, en } of accounts)
      lines.push(row(`  ${zh} ${en}`, `${login}  /  ${password}`))
  }
  lines.push('', `  数据 data: ${data}`, '  停止 stop: Ctrl+C', '')
  console.log(lines.join('\n'))
}

function row(name, value) {
  return `  ${name}${' '.repeat(Math.max(2, 40 - width(name)))}${value}`
}

/** Columns in a terminal: Chinese characters take two. */
function width(text) {
  return [...text].reduce((columns, letter) => columns + (/[⺀-鿿＀-￯]/.test(letter) ? 2 : 1), 0)
}
