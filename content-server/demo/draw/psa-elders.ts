import {
  chance,
  disc,
  faded,
  gradient,
  line,
  oval,
  put,
  rect,
  shape,
  svg,
  times,
  write,
  writeLines,
  type Frame,
} from './paint.ts'

const ink = {
  cream: '#FCEBCB',
  peach: '#F9C694',
  sun: '#F0804A',
  path: '#EAD2A8',
  ground: '#C9743F',
  plum: '#5B2A48',
  plumDeep: '#43203A',
  teal: '#1F5A63',
  tealDeep: '#17454D',
  hair: '#E7E2DC',
  dark: '#2C2127',
  skin: '#F1C7A0',
  ginkgo: '#F2B52C',
}

/** Two people from behind, arm in arm; feet at y = 0. The elder is some 480 tall, the younger 580. */
function walkers(): string {
  return [
    line('M-150 -150V-6M-70 -150V-6', ink.dark, 44),
    oval(-154, -4, 36, 16, ink.dark),
    oval(-66, -4, 36, 16, ink.dark),
    shape('M-196 -110C-214 -250 -190 -350 -110 -352C-30 -350 -8 -250 -24 -110Z', ink.plum),
    shape('M-110 -352C-30 -350 -8 -250 -24 -110H-70C-50 -200 -60 -300 -110 -352Z', ink.plumDeep),
    line('M-176 -292C-226 -250 -236 -220 -232 -176', ink.plum, 46),
    disc(-232, -164, 22, ink.skin),
    line('M-234 -176C-262 -180 -258 -204 -240 -206M-234 -176L-240 -4', '#6B3F22', 13),
    disc(-108, -402, 66, ink.skin),
    shape(
      'M-178 -392C-188 -486 -28 -486 -38 -392C-44 -352 -80 -344 -108 -344S-172 -352 -178 -392Z',
      ink.hair,
    ),
    disc(-108, -470, 36, ink.hair),
    line('M-132 -478C-118 -490 -98 -490 -84 -478', '#C9C2B9', 6),
    rect(-150, -352, 84, 30, '#D9A441', 15),
    line('M86 -210V-6M166 -210V-6', ink.dark, 48),
    oval(82, -4, 40, 17, ink.dark),
    oval(172, -4, 40, 17, ink.dark),
    shape('M34 -170C24 -330 40 -442 126 -444C212 -442 228 -330 218 -170Z', ink.teal),
    shape('M126 -444C212 -442 228 -330 218 -170H160C190 -260 180 -380 126 -444Z', ink.tealDeep),
    line('M60 -386C10 -350 -20 -300 -52 -262', ink.teal, 50),
    disc(-62, -252, 24, ink.skin),
    line('M200 -376C236 -320 240 -270 232 -214', ink.tealDeep, 48),
    disc(230, -200, 23, ink.skin),
    disc(126, -506, 70, ink.skin),
    shape('M52 -496C40 -604 212 -604 200 -496C196 -456 164 -444 126 -444S56 -456 52 -496Z', ink.dark),
    rect(84, -450, 84, 30, '#E8DCC6', 15),
  ].join('')
}

function shadows(): string {
  return faded(0.2, shape('M-190 0H-40L-330 330H-560ZM60 0H200L-60 400H-300Z', ink.dark))
}

/** A fan-shaped leaf on its stalk, 60 wide. */
function ginkgoLeaf(): string {
  return (
    shape(
      'M0 0C-20 -18 -34 -34 -36 -52C-24 -64 -10 -66 -2 -56L0 -46L2 -56C10 -66 24 -64 36 -52C34 -34 20 -18 0 0Z',
      ink.ginkgo,
    ) + line('M0 -2V26', '#C98A18', 5)
  )
}

function tree(height: number): string {
  const random = chance(height)
  return [
    line(
      `M0 0C-8 ${-height * 0.4} 12 ${-height * 0.6} 0 ${-height}M0 ${-height * 0.5}L-90 ${-height * 0.72}M2 ${-height * 0.6}L86 ${-height * 0.84}`,
      '#5A3326',
      24,
    ),
    times(15, () =>
      disc(
        (random() - 0.5) * 330,
        -height - random() * 190 + 60,
        54 + random() * 46,
        random() > 0.5 ? ink.ginkgo : '#F7C95A',
      ),
    ),
  ].join('')
}

export function eldersPoster(frame: Frame): string {
  const { width, height, tall } = frame
  const horizon = tall ? 1330 : 740
  const feet = tall ? 1560 : 930
  const x = tall ? 560 : 1330
  const random = chance(8)
  const falling = times(tall ? 14 : 12, (i) =>
    put(
      tall ? 90 + random() * 900 : 760 + random() * 1050,
      tall ? 860 + random() * 460 : 180 + random() * 500,
      ginkgoLeaf(),
      0.6 + random() * 0.4,
      i * 57,
    ),
  )
  const lying = times(16, (i) =>
    put(random() * width, horizon + 50 + random() * (height - horizon - 190), ginkgoLeaf(), 0.7, i * 71),
  )
  return svg(
    frame,
    `<defs>${gradient('dusk', ink.cream, ink.cream, ink.peach)}</defs>`,
    rect(0, 0, width, height, 'url(#dusk)'),
    disc(x, horizon - (tall ? 70 : 120), tall ? 420 : 400, ink.sun),
    put(tall ? 60 : 880, horizon + 10, tree(tall ? 290 : 330), tall ? 1 : 0.82),
    put(tall ? 1010 : 1790, horizon + 10, tree(tall ? 250 : 300), tall ? 1 : 0.82),
    rect(0, horizon, width, height - horizon, ink.ground),
    shape(tall ? `M300 ${horizon}H820L1180 1920H-120Z` : `M1130 ${horizon}H1530L1860 1080H700Z`, ink.path),
    lying,
    put(x, feet, shadows(), tall ? 1 : 0.9),
    falling,
    put(x, feet, walkers(), tall ? 1.16 : 1.02),
    writeLines(
      tall ? 84 : 108,
      tall ? 320 : 290,
      ['陪她', '慢慢走'],
      { size: tall ? 232 : 190, fill: ink.plum, family: 'serif', bold: true, heavier: 0.008 },
      1.22,
    ),
    write(tall ? 92 : 116, tall ? 724 : 628, '小时候她也这样等你', {
      size: tall ? 60 : 54,
      fill: ink.plum,
      bold: true,
    }),
    write(tall ? 92 : 116, tall ? 800 : 692, 'Walk slowly with her', {
      size: tall ? 48 : 42,
      fill: '#8A5A4A',
    }),
    write(tall ? 84 : 108, tall ? 1862 : 1020, '鹭汀街道文明实践站 · 公益广告', {
      size: tall ? 42 : 38,
      fill: tall ? ink.plum : '#FFE9C9',
      bold: tall,
    }),
  )
}
