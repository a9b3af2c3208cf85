import { disc, faded, line, put, rect, shape, svg, write, writeLines, type Frame } from './paint.ts'

const ink = {
  night: '#1A1D4A',
  deep: '#12143A',
  yellow: '#FFD43A',
  white: '#F5F3FF',
  lilac: '#8F8BE0',
  red: '#F0483E',
  glass: '#E9E8FB',
}

/** A telephone upright, 430 × 860, middle at the origin. */
function telephone(): string {
  return [
    rect(-215, -430, 430, 860, '#0A0B26', 56),
    rect(-195, -410, 390, 820, ink.glass, 40),
    rect(-60, -394, 120, 24, '#0A0B26', 12),
    rect(-165, -330, 250, 96, '#FFFFFF', 26),
    rect(-140, -304, 190, 14, '#C9C7EA', 7) + rect(-140, -274, 130, 14, '#C9C7EA', 7),
    rect(-85, -210, 250, 76, '#BDEBC9', 26),
    rect(-60, -180, 170, 14, '#7FBF93', 7),
    rect(-165, 230, 330, 70, '#FFFFFF', 35),
    rect(-60, 372, 120, 12, '#A3A1C9', 6),
  ].join('')
}

/** The message with the code: 560 × 220, middle at the origin. */
function message(): string {
  const digits = [...'380261']
  return [
    faded(0.3, rect(-272, -98, 560, 230, '#000000', 40)),
    rect(-280, -110, 560, 230, ink.yellow, 40),
    write(0, -38, '您的验证码', { size: 48, fill: ink.night, bold: true, anchor: 'middle' }),
    ...digits.map(
      (digit, i) =>
        rect(-252 + i * 86, -12, 74, 102, '#FFFFFF', 14) +
        write(-215 + i * 86, 66, digit, { size: 78, fill: ink.night, bold: true, anchor: 'middle' }),
    ),
  ].join('')
}

/** A barbed hook on a line that comes from above; its bend's inside is at the origin. */
function hook(length: number): string {
  return [
    line(`M92 ${-length}V-150`, ink.white, 6),
    disc(92, -150, 19, ink.white),
    disc(92, -150, 8, ink.night),
    line('M92 -130V10A92 92 0 0 1 -92 10V-44', ink.red, 30),
    shape('M-92 -112L-132 -30L-92 -44L-56 -12Z', ink.red),
  ].join('')
}

function waves(width: number, y: number, colour: string): string {
  const crests = Array.from({ length: Math.ceil(width / 120) + 1 }, () => 'q30 -36 60 0t60 0').join('')
  return shape(`M-60 ${y}${crests}V${y + 500}H-60Z`, colour)
}

export function fraudPoster(frame: Frame): string {
  const { width, height, tall } = frame
  const x = tall ? 540 : 1390
  const y = tall ? 1290 : 580
  const sea = tall ? 1620 : 900
  return svg(
    frame,
    rect(0, 0, width, height, ink.night),
    disc(x, y - 30, tall ? 520 : 460, '#25296A'),
    put(x, y, telephone(), tall ? 1.06 : 0.98, -7),
    put(x - 10, y + 30, message(), tall ? 1.24 : 1.06, -7),
    tall ? line('M958 786L1110 668', '#C58A4A', 18) + line('M958 786L990 761', ink.white, 12) : '',
    put(x + (tall ? 318 : 262), y + (tall ? 150 : 130), hook(tall ? 592 : 800), tall ? 1.1 : 1),
    waves(width, sea, '#2B2F86'),
    waves(width + 120, sea + 56, ink.deep),
    writeLines(
      tall ? 84 : 104,
      tall ? 290 : 320,
      ['验证码', '谁问都不给'],
      { size: tall ? 184 : 172, fill: ink.yellow, bold: true, heavier: 0.024 },
      1.24,
    ),
    write(tall ? 92 : 112, tall ? 630 : 640, '银行、客服、物业都不会来要', {
      size: tall ? 58 : 50,
      fill: ink.white,
      bold: true,
    }),
    write(tall ? 92 : 112, tall ? 706 : 716, 'Never tell anyone your code', {
      size: tall ? 46 : 42,
      fill: '#B9B6F2',
    }),
    write(tall ? 92 : 112, tall ? 1790 : 1024, '已经转账，立即拨打 110', {
      size: tall ? 60 : 46,
      fill: ink.white,
      bold: true,
    }),
    write(tall ? 92 : 1810, tall ? 1862 : 1024, '鹭汀街道平安建设办公室 · 公益广告', {
      size: tall ? 40 : 38,
      fill: '#B9B6F2',
      anchor: tall ? 'start' : 'end',
    }),
  )
}
