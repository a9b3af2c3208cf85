import type { productPictureNames } from '../media-index.ts'
import { productPictureSize } from '../media-index.ts'
import {
  bagel,
  baguette,
  cakeSlice,
  cinnamonRoll,
  croissant,
  milkLoaf,
  osmanthus,
  saltRoll,
} from './breads.ts'
import * as dishes from './dishes.ts'
import {
  apple,
  appleHalf,
  cup,
  grapes,
  lemon,
  lemonHalf,
  orange,
  orangeHalf,
  pear,
  watermelonHalf,
} from './fruits.ts'
import { disc, faded, oval, put, rect, svg, times } from './paint.ts'

type ProductName = (typeof productPictureNames)[number]

const { width, height } = productPictureSize

/** A dish on a table of one colour, its shadow falling to the lower right. */
function onTable(table: string, dish: string, sticks?: string): string {
  return svg(
    productPictureSize,
    rect(0, 0, width, height, table),
    faded(0.16, oval(418, 324, 236, 230, '#2B1206')),
    put(400, 300, dish, 1.04),
    sticks === undefined ? '' : put(688, 300, dishes.chopsticks(sticks, '#2A1A12'), 0.78, -78),
  )
}

function onPlate(table: string, dish: string): string {
  return svg(
    productPictureSize,
    rect(0, 0, width, height, table),
    faded(0.16, oval(414, 324, 316, 228, '#2B1206')),
    put(400, 300, dish, 1.06),
  )
}

/** Bread before a round of paler colour, as on a shop's card. */
function onCard(ground: string, round: string, bread: string, scale: number, turn = 0): string {
  return svg(
    productPictureSize,
    rect(0, 0, width, height, ground),
    disc(400, 300, 252, round),
    faded(0.14, oval(408, 468, 230, 26, '#3A1D0B')),
    put(400, 306, bread, scale, turn),
  )
}

/** Fruit on a shelf: a wall, a board, a shadow. */
function onShelf(wall: string, board: string, fruit: string): string {
  return svg(productPictureSize, rect(0, 0, width, height, wall), rect(0, 452, width, 148, board), fruit)
}

function shadow(x: number, y: number, rx: number): string {
  return faded(0.18, oval(x, y, rx, rx * 0.13, '#20140A'))
}

export const productPictures = {
  'pork-rice': () => onTable('#C9402B', dishes.porkRice(), '#F2D9A8'),
  'tomato-noodles': () => onTable('#F3C56B', dishes.tomatoNoodles(), '#A33322'),
  'steamed-bass': () => onPlate('#2F5F73', dishes.steamedBass()),
  'scallion-noodles': () => onTable('#7FA07A', dishes.scallionNoodles(), '#F2D9A8'),
  wonton: () => onTable('#25486B', dishes.wonton(), '#E9C98F'),
  greens: () => onPlate('#E9D3A4', dishes.greens()),
  'pork-buns': () => onTable('#A9391F', dishes.porkBuns()),
  'soy-milk': () => onTable('#D7A04B', dishes.soyMilk()),
  'milk-loaf': () => onCard('#F6DDB0', '#FFF1D6', milkLoaf(), 1.0),
  croissant: () => onCard('#5B3420', '#7A4A2E', croissant(), 1.12),
  'cinnamon-roll': () => onCard('#E8B9A0', '#F7DCCB', cinnamonRoll(), 1.04),
  bagel: () => onCard('#9DB4A0', '#C9D8C6', bagel().replace('var(--hole)', '#C9D8C6'), 1.02),
  baguette: () =>
    onCard('#EFC77E', '#FBE6BA', put(0, -46, baguette(), 0.9, -14) + put(20, 78, baguette(), 0.9, -6), 0.98),
  'salt-roll': () => onCard('#86A7B8', '#BFD3DB', put(0, 54, saltRoll()), 1.08),
  'osmanthus-cake': () =>
    onCard(
      '#F3B94D',
      '#FFE3A1',
      times(7, (i) => put(-270 + i * 92, i % 2 === 0 ? -214 : 196, osmanthus(), 1.5, i * 30)) +
        put(20, 10, cakeSlice(), 1.06),
      1,
    ),
  oranges: () =>
    onShelf(
      '#CFE3CF',
      '#8FB996',
      shadow(270, 470, 150) +
        shadow(560, 470, 150) +
        put(262, 330, orange(), 0.96, -8) +
        put(548, 342, orangeHalf(), 0.88, 12),
    ),
  apples: () =>
    onShelf(
      '#F7D9CF',
      '#E7A897',
      shadow(280, 470, 150) +
        shadow(546, 472, 140) +
        put(546, 344, appleHalf(), 0.86, 8) +
        put(276, 332, apple(), 0.96, -5),
    ),
  grapes: () => onShelf('#E5DCF0', '#B7A3D0', shadow(400, 508, 120) + put(400, 306, grapes(), 1.12)),
  watermelon: () =>
    onShelf('#FBE3C8', '#F0B98C', shadow(400, 490, 220) + put(400, 216, watermelonHalf(), 1.42, -4)),
  pears: () =>
    onShelf(
      '#F3EEC6',
      '#D5CB7C',
      shadow(276, 476, 130) +
        shadow(530, 476, 130) +
        put(530, 336, pear(), 0.86, 9) +
        put(272, 318, pear(), 0.98, -4),
    ),
  lemons: () =>
    onShelf(
      '#D6E8EE',
      '#9CC3D0',
      shadow(280, 470, 160) +
        shadow(568, 470, 130) +
        put(300, 244, lemon(), 0.82, 14) +
        put(250, 376, lemon(), 0.92, -6) +
        put(562, 348, lemonHalf(), 0.84),
    ),
  'fruit-cup': () => onShelf('#FFD9B8', '#F2A873', shadow(404, 520, 130) + put(400, 322, cup(), 0.94)),
} as const satisfies Record<ProductName, () => string>
