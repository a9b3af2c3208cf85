import type { posterNames } from '../media-index.ts'
import type { Frame } from './paint.ts'
import { artPoster } from './poster-art.ts'
import { bicyclePoster } from './poster-bicycle.ts'
import { flowerPoster } from './poster-flower.ts'
import { homecarePoster } from './poster-homecare.ts'
import { bakeryPoster } from './poster-bakery.ts'
import { canteenPoster } from './poster-canteen.ts'
import { fruitPoster } from './poster-fruit.ts'
import { laundryPoster } from './poster-laundry.ts'

export const posters: Partial<Record<(typeof posterNames)[number], (frame: Frame) => string>> = {
  canteen: canteenPoster,
  bakery: (frame) => bakeryPoster(frame),
  fruit: fruitPoster,
  laundry: laundryPoster,
  homecare: homecarePoster,
  flower: flowerPoster,
  bicycle: bicyclePoster,
  art: artPoster,
}
