import { createHash } from 'node:crypto'

const STYLE = `
html { height: 100%; background: #0e5a4e; color: #f6f3ea; font-family: 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
body { margin: 0; min-height: 100%; display: grid; place-content: center; gap: 4vmin; padding: 8vmin; box-sizing: border-box; text-align: center; }
h1 { font-size: 8vmin; margin: 0; }
p { font-size: 4vmin; line-height: 1.6; margin: 0; color: #dce9e4; }
`

/**
 * What is shown when nothing else holds: a page without a script, without a network, as a `data:` address.
 * It says in both languages that the device is out of order and where to turn to.
 */
export function safePage(): string {
  const styleHash = createHash('sha256').update(STYLE).digest('base64')
  const html = `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>Linli</title>
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'sha256-${styleHash}'">
<style>${STYLE}</style></head>
<body><h1>本机暂停服务</h1><p>给您添麻烦了。请到物业服务中心前台办理，工作人员会帮助您。</p>
<h1 lang="en">Out of order</h1><p lang="en">We are sorry. Please turn to the property office; the staff there will help you.</p></body></html>`
  return `data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`
}
