import { bilingualWords } from '../app/bilingual-words.ts'

export const shopWords = bilingualWords(
  {
    title: '商家',
    lead: '自助终端上在售的商家和商品。',
    open: '营业中',
    closed: '已打烊',
    always: '全天营业',
    left: '剩 {count}',
    soldOut: '已售完',
    count: '{count} 件商品',
    emptyTitle: '还没有商家',
    emptyHint: '有商家入驻后，商品和价格会列在这里。',
    noProducts: '还没有商品。',
  },
  {
    title: 'Shops',
    lead: 'What the kiosks sell, and at what price.',
    open: 'Open',
    closed: 'Closed',
    always: 'Always open',
    left: '{count} left',
    soldOut: 'Sold out',
    count: '{count} products',
    emptyTitle: 'No shops yet',
    emptyHint: 'Once a shop joins, its products and prices are listed here.',
    noProducts: 'No products yet.',
  },
)
