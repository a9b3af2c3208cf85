import type { posterNames } from '../media-index.ts'
import type { Frame } from './paint.ts'
import { artPoster } from './poster-art.ts'
import { bakeryPoster } from './poster-bakery.ts'
import { bicyclePoster } from './poster-bicycle.ts'
import { canteenPoster } from './poster-canteen.ts'
import { flowerPoster } from './poster-flower.ts'
import { fruitPoster } from './poster-fruit.ts'
import { homecarePoster } from './poster-homecare.ts'
import { laundryPoster } from './poster-laundry.ts'
import { dogPoster } from './psa-dog.ts'
import { eldersPoster } from './psa-elders.ts'
import { fireLanePoster } from './psa-fire-lane.ts'
import { fraudPoster } from './psa-fraud.ts'
import { waterPoster } from './psa-water.ts'

/** Every poster draws itself for a landscape and for a portrait frame. */
export const posters = {
  canteen: canteenPoster,
  bakery: (frame) => bakeryPoster(frame),
  fruit: fruitPoster,
  laundry: laundryPoster,
  art: artPoster,
  bicycle: bicyclePoster,
  flower: flowerPoster,
  homecare: homecarePoster,
  'psa-dog': dogPoster,
  'psa-fire-lane': fireLanePoster,
  'psa-elders': eldersPoster,
  'psa-water': waterPoster,
  'psa-fraud': fraudPoster,
} as const satisfies Record<(typeof posterNames)[number], (frame: Frame) => string>
