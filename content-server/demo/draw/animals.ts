import { disc, line, oval, rect, shape } from './paint.ts'

/** A sitting dog seen from the front; feet at y = 0, some 640 tall. */
export function dog(): string {
  const coat = '#C4652C'
  const shade = '#9E4A1C'
  const cream = '#FFF1DA'
  const dark = '#33201A'
  return [
    line('M150 -70C250 -80 270 -190 210 -240C180 -262 158 -236 172 -212', coat, 46),
    shape('M-150 0C-210 -40 -200 -190 -130 -300H130C200 -190 210 -40 150 0Z', coat),
    shape(
      'M-160 0C-232 -10 -220 -130 -150 -150C-96 -150 -84 -60 -92 0ZM160 0C232 -10 220 -130 150 -150C96 -150 84 -60 92 0Z',
      shade,
    ),
    shape('M-86 -320C-100 -200 -60 -130 0 -110C60 -130 100 -200 86 -320Z', cream),
    rect(-92, -190, 76, 190, coat, 34),
    rect(16, -190, 76, 190, coat, 34),
    oval(-56, -14, 52, 24, cream),
    oval(56, -14, 52, 24, cream),
    line('M-70 -12V-2M-44 -12V-2M44 -12V-2M70 -12V-2', shade, 5),
    shape('M-150 -560L-176 -706L-58 -628ZM150 -560L176 -706L58 -628Z', coat),
    shape('M-140 -584L-154 -664L-84 -616ZM140 -584L154 -664L84 -616Z', '#F0B79A'),
    shape(
      'M-186 -470C-186 -600 -100 -650 0 -650S186 -600 186 -470C186 -370 96 -310 0 -310S-186 -370 -186 -470Z',
      coat,
    ),
    shape(
      'M-176 -436C-150 -520 -60 -480 0 -520C60 -480 150 -520 176 -436C160 -356 86 -310 0 -310S-160 -356 -176 -436Z',
      cream,
    ),
    oval(-76, -530, 22, 12, cream, -14),
    oval(76, -530, 22, 12, cream, 14),
    disc(-76, -484, 19, dark),
    disc(76, -484, 19, dark),
    disc(-70, -491, 6, '#FFFFFF'),
    disc(82, -491, 6, '#FFFFFF'),
    shape('M-34 -430Q0 -450 34 -430Q30 -396 0 -392Q-30 -396 -34 -430Z', dark),
    line('M0 -394V-372M-46 -372C-30 -346 -8 -350 0 -372C8 -350 30 -346 46 -372', dark, 8),
    shape('M-24 -356Q0 -342 24 -356Q24 -318 0 -318Q-24 -318 -24 -356Z', '#E8736A'),
  ].join('')
}

/** Drawn over the dog's neck. */
export function dogCollar(colour: string): string {
  return [
    line('M-104 -322C-60 -286 60 -286 104 -322', colour, 34),
    disc(0, -268, 26, '#F7C948'),
    disc(0, -268, 9, '#B5851A'),
  ].join('')
}

/** A calico cat sitting, its left ear black and its right ear ginger; paws at y = 0, some 640 tall. */
export function calico(): string {
  const white = '#FFFAF1'
  const ginger = '#E08A35'
  const black = '#2E2826'
  const grey = '#E9DFD0'
  return [
    line('M140 -50C260 -40 300 -130 250 -220C236 -246 250 -276 276 -268', black, 44),
    line('M140 -50C190 -44 226 -60 248 -92', ginger, 44),
    shape('M-140 0C-204 -60 -178 -220 -112 -330H112C178 -220 204 -60 140 0Z', white),
    shape('M112 -330C178 -220 204 -60 140 0H70C150 -80 60 -190 84 -320Z', ginger),
    shape('M-112 -330C-160 -250 -184 -150 -172 -76C-120 -80 -92 -150 -110 -220Z', black),
    rect(-82, -170, 66, 170, white, 30),
    rect(16, -170, 66, 170, white, 30),
    line('M0 -150V-20', grey, 6),
    oval(-50, -12, 46, 22, white),
    oval(50, -12, 46, 22, white),
    line('M-64 -12V-2M-40 -12V-2M40 -12V-2M64 -12V-2', grey, 5),
    shape('M-166 -480L-168 -664L-40 -592Z', ginger),
    shape('M166 -480L168 -664L40 -592Z', black),
    shape('M-144 -530L-146 -622L-78 -584ZM144 -530L146 -622L78 -584Z', '#F0A9A0'),
    shape(
      'M-184 -450C-184 -560 -96 -606 0 -606S184 -560 184 -450C184 -362 96 -312 0 -312S-184 -362 -184 -450Z',
      white,
    ),
    shape(
      'M-10 -606C-104 -604 -184 -558 -184 -450C-184 -444 -184 -438 -182 -430C-120 -430 -40 -470 -10 -606Z',
      ginger,
    ),
    shape('M22 -606C110 -600 184 -556 184 -450C184 -444 184 -440 183 -434C120 -440 60 -490 22 -606Z', black),
    oval(-74, -446, 30, 34, '#F6C343'),
    oval(74, -446, 30, 34, '#F6C343'),
    oval(-74, -446, 12, 30, black),
    oval(74, -446, 12, 30, black),
    disc(-66, -460, 8, '#FFFFFF'),
    disc(82, -460, 8, '#FFFFFF'),
    shape('M-17 -402Q0 -410 17 -402Q12 -384 0 -382Q-12 -384 -17 -402Z', '#E8877E'),
    line('M0 -382V-372M-34 -374C-24 -352 -6 -356 0 -372C6 -356 24 -352 34 -374', '#6B544A', 6),
    line('M-110 -396L-220 -410M-110 -376L-216 -362M110 -396L220 -410M110 -376L216 -362', '#BBAA98', 5),
    line('M-96 -322C-50 -292 50 -292 96 -322', '#D8392B', 26),
    disc(0, -284, 22, '#F7C948'),
    disc(0, -280, 6, '#8A6410'),
  ].join('')
}
