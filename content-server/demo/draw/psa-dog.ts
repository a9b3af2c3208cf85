import { dog, dogCollar } from './animals.ts'
import { disc, faded, line, oval, put, rect, shape, svg, write, writeLines, type Frame } from './paint.ts'

const ink = {
  sun: '#F4B93C',
  pale: '#F9CE6C',
  brown: '#4A2413',
  red: '#D63E2A',
  navy: '#24395C',
  skin: '#F3C9A0',
}

/** A hand closed round the lead; it reaches in from the right, its fist at the origin. */
function hand(): string {
  return [
    rect(70, -62, 620, 124, ink.navy, 20),
    rect(60, -72, 70, 144, '#3A5586', 16),
    rect(-50, -58, 130, 116, ink.skin, 52),
    line('M-40 -34H36M-48 -4H36M-44 26H36', '#DDA877', 6),
    shape('M-30 -58C0 -96 60 -84 64 -46C40 -30 0 -34 -30 -58Z', ink.skin),
  ].join('')
}

export function dogPoster(frame: Frame): string {
  const { width, height, tall } = frame
  const ground = tall ? 1640 : 960
  const dogX = tall ? 370 : 1130
  const scale = tall ? 1.16 : 1
  const fist = tall ? ([880, 900] as const) : ([1690, 380] as const)
  const neckY = ground - 268 * scale
  const lead = tall
    ? `M${dogX} ${neckY}C560 1470 820 1560 830 1340C836 1230 700 1220 700 1320C700 1220 560 1230 576 1340C600 1480 860 1440 880 900`
    : `M${dogX} ${neckY}C1240 800 1560 850 1570 640C1574 540 1450 530 1450 620C1450 530 1326 540 1334 640C1350 780 1660 760 1690 380`
  return svg(
    frame,
    rect(0, 0, width, height, ink.sun),
    disc(dogX, ground - 320, tall ? 470 : 420, ink.pale),
    rect(0, ground, width, height - ground, ink.brown),
    faded(0.25, oval(dogX, ground + 6, 250, 16, '#000000')),
    put(dogX, ground, dog(), scale),
    put(dogX, ground, dogCollar(ink.red), scale),
    line(lead, ink.red, 17),
    put(fist[0], fist[1], hand(), 1, -8),
    writeLines(
      tall ? 84 : 108,
      tall ? 300 : 330,
      ['一根绳', '一份心'],
      { size: tall ? 232 : 196, fill: ink.brown, bold: true, heavier: 0.022 },
      1.2,
    ),
    write(tall ? 92 : 116, tall ? 690 : 690, '出门牵绳 · 随手清便', {
      size: tall ? 60 : 56,
      fill: ink.brown,
      bold: true,
    }),
    write(tall ? 92 : 116, tall ? 768 : 766, 'On the lead, in good hands', {
      size: tall ? 48 : 44,
      fill: '#7A4A1C',
    }),
    write(tall ? 92 : 116, ground + (tall ? 120 : 74), '鹭汀街道文明实践站', {
      size: tall ? 50 : 42,
      fill: '#FBE3AE',
      bold: true,
    }),
    write(tall ? 92 : 1810, ground + (tall ? 192 : 74), '公益广告', {
      size: tall ? 42 : 40,
      fill: '#D9B77A',
      anchor: tall ? 'start' : 'end',
    }),
  )
}
