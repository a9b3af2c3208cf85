/** The pictures and clips of the demo, by key. The files lie in `media/`; `draw/` makes them. */

export const posterNames = [
  'canteen',
  'bakery',
  'fruit',
  'laundry',
  'art',
  'bicycle',
  'flower',
  'homecare',
  'psa-dog',
  'psa-fire-lane',
  'psa-elders',
  'psa-water',
  'psa-fraud',
] as const

export const noticePictureNames = ['notice-cat', 'notice-menu', 'notice-sorting', 'notice-books'] as const

export const productPictureNames = [
  'pork-rice',
  'tomato-noodles',
  'steamed-bass',
  'scallion-noodles',
  'wonton',
  'greens',
  'pork-buns',
  'soy-milk',
  'milk-loaf',
  'croissant',
  'cinnamon-roll',
  'bagel',
  'baguette',
  'salt-roll',
  'osmanthus-cake',
  'oranges',
  'apples',
  'grapes',
  'watermelon',
  'pears',
  'lemons',
  'fruit-cup',
] as const

export const orientations = ['landscape', 'portrait'] as const

type PosterKey = `${(typeof posterNames)[number]}-${(typeof orientations)[number]}`
type NoticePictureKey = (typeof noticePictureNames)[number]
type ProductPictureKey = `product-${(typeof productPictureNames)[number]}`
type ClipKey = 'bakery-clip-landscape' | 'fruit-clip-portrait'
export type MediaKey = PosterKey | NoticePictureKey | ProductPictureKey | ClipKey

export type Picture = { file: string; type: 'image/webp'; width: number; height: number }
export type Clip = {
  file: string
  type: 'video/mp4' | 'video/webm'
  width: number
  height: number
  durationMs: number
}

export const posterSize = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
} as const
export const noticePictureSize = { width: 1200, height: 900 } as const
export const productPictureSize = { width: 800, height: 600 } as const

function picture(key: MediaKey, size: { width: number; height: number }): [MediaKey, Picture] {
  return [key, { file: `${key}.webp`, type: 'image/webp', ...size }]
}

const pictures: ReadonlyMap<MediaKey, Picture> = new Map([
  ...posterNames.flatMap((name) =>
    orientations.map((orientation) => picture(`${name}-${orientation}`, posterSize[orientation])),
  ),
  ...noticePictureNames.map((name) => picture(name, noticePictureSize)),
  ...productPictureNames.map((name) => picture(`product-${name}`, productPictureSize)),
])

const clips: ReadonlyMap<MediaKey, Clip> = new Map([
  [
    'bakery-clip-landscape',
    { file: 'bakery-clip-landscape.mp4', type: 'video/mp4', ...posterSize.landscape, durationMs: 5_000 },
  ],
  [
    'fruit-clip-portrait',
    { file: 'fruit-clip-portrait.webm', type: 'video/webm', ...posterSize.portrait, durationMs: 5_000 },
  ],
])

/** Every picture and clip: key → file name in `media/`, type, pixels and, for clips, length. */
export const demoMedia: ReadonlyMap<MediaKey, Picture | Clip> = new Map<MediaKey, Picture | Clip>([
  ...pictures,
  ...clips,
])
