import { berries, dahlia, daisy, eucalyptus, longLeaf, poppy, tulip } from './flowers.ts'
import { lockup } from './lockup.ts'
import { disc, line, put, rect, shape, svg, write, writeDown, writeLines, type Frame } from './paint.ts'

const ink = {
  blush: '#F8DDD3',
  rose: '#EFBDB0',
  green: '#1D4A38',
  sage: '#7FA28A',
  coral: '#E4573D',
  mustard: '#EBAA2E',
  plum: '#7A2E4A',
  cream: '#FFF8EC',
}

const sign = { character: '晴', name: '半亩晴花店', under: '砚湖东路 3 号 · 每周五送到家' }

/** A bunch in paper: blossoms around the origin, paper down to y = 620. */
function bunch(): string {
  return [
    put(-190, 60, eucalyptus(ink.sage, ink.green), 1.08, -42),
    put(200, 60, eucalyptus(ink.sage, ink.green), 1.08, 44),
    put(-70, 20, longLeaf('#2E6B50', '#6FA287'), 1.12, -16),
    put(120, 20, longLeaf('#2E6B50', '#6FA287'), 1.05, 18),
    put(20, -60, berries(ink.green, ink.mustard), 1.4, 4),
    put(-110, -60, berries(ink.green, ink.plum), 1.2, -30),
    put(-250, 160, longLeaf(ink.green, '#4C7F68'), 0.82, -72),
    put(260, 160, longLeaf(ink.green, '#4C7F68'), 0.82, 70),
    put(-16, -172, tulip('#F3816A', ink.coral), 1.16, -4),
    put(176, -150, tulip('#F9CF74', ink.mustard), 1.06, 16),
    put(-206, -98, dahlia('#F4C7C8', '#E99AA2', '#D9707F'), 1.06),
    put(252, 34, dahlia(ink.plum, '#964463', '#B96583'), 1.02),
    put(60, -10, poppy(ink.coral, '#CF4229', '#2B1B22'), 1.22, 8),
    put(-254, 92, tulip('#F9CF74', ink.mustard), 0.92, -38),
    put(-116, 96, daisy(ink.cream, ink.mustard), 1.06),
    put(150, 166, daisy(ink.cream, ink.mustard), 0.92),
    put(10, 196, dahlia('#F4C7C8', '#E99AA2', '#D9707F'), 0.78),
    shape('M-250 190C-130 260 130 260 250 190L96 640H-96Z', ink.cream),
    shape('M-250 190C-190 228 -120 244 -40 246L40 640H-96Z', '#F1E3CC'),
    shape('M250 190C190 232 120 246 60 250L-30 420L96 640Z', '#FFFDF6'),
    line('M-152 470C-60 500 60 500 152 470', ink.coral, 26),
    shape(
      'M0 494C-60 440 -120 470 -96 520C-70 540 -30 520 0 494C60 440 120 470 96 520C70 540 30 520 0 494Z',
      ink.coral,
    ),
    line('M-6 500L-44 600M10 500L50 590', ink.coral, 18),
    disc(0, 496, 20, '#B93D26'),
  ].join('')
}

export function flowerPoster(frame: Frame): string {
  const { width, height, tall } = frame
  const signInk = { seal: ink.green, onSeal: ink.blush, name: ink.green, under: '#5B6F62', round: true }
  if (tall) {
    return svg(
      frame,
      rect(0, 0, width, height, ink.blush),
      shape('M120 1920V1040A420 420 0 0 1 960 1040V1920Z', ink.rose),
      put(540, 1186, bunch(), 1),
      writeDown(924, 140, '每周一束', { size: 180, fill: ink.green, family: 'serif', bold: true }, 1.06),
      writeDown(720, 150, '半亩晴', { size: 92, fill: ink.coral, family: 'serif', bold: true }, 1.2),
      write(84, 436, 'A bunch a week', { size: 52, fill: ink.green, family: 'serif' }),
      write(84, 250, '59 元', { size: 112, fill: ink.coral, bold: true }),
      write(84, 346, '每周五送到家', { size: 50, fill: ink.green }),
      rect(0, 1752, width, 168, ink.green),
      lockup(
        84,
        1786,
        { ...sign, under: '砚湖东路 3 号' },
        { ...signInk, seal: ink.blush, onSeal: ink.green, name: ink.cream, under: '#B9CDBF' },
        1.04,
      ),
    )
  }
  return svg(
    frame,
    rect(0, 0, width, height, ink.blush),
    shape('M930 1080V560A400 400 0 0 1 1730 560V1080Z', ink.rose),
    put(1330, 500, bunch(), 0.98),
    writeLines(
      112,
      330,
      ['每周一束', '半亩晴'],
      { size: 174, fill: ink.green, family: 'serif', bold: true },
      1.26,
    ),
    write(118, 690, '59 元一束 · 当季花材', { size: 58, fill: ink.coral, bold: true }),
    write(118, 766, 'A bunch a week, in season', { size: 44, fill: '#5B6F62', family: 'serif' }),
    lockup(118, 900, sign, signInk),
  )
}
