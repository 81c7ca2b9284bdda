/**
 * Brands of carriers: what people and shop systems call them, one spelling for one carrier of
 * WeChat's list only. 邮政 alone is none of them: it may be a parcel, a letter or EMS.
 */
interface Brand {
  delivery_id: string
  /** What it calls itself in English. */
  english: string
  /** Names and ids of other systems [observed]; its own id and WeChat's name of it go without saying. */
  spellings: readonly string[]
}

const BRANDS: readonly Brand[] = [
  {
    delivery_id: 'SF',
    english: 'SF Express',
    spellings: ['顺丰', '顺丰速运', '顺丰快递', '顺丰速递', 'SHUNFENG', 'SFEXPRESS'],
  },
  {
    delivery_id: 'YTO',
    english: 'YTO Express',
    spellings: ['圆通', '圆通速递', '圆通快递', 'YUANTONG', 'YTOEXPRESS'],
  },
  {
    delivery_id: 'ZTO',
    english: 'ZTO Express',
    spellings: ['中通', '中通快递', '中通速递', 'ZHONGTONG', 'ZTOEXPRESS'],
  },
  {
    delivery_id: 'STO',
    english: 'STO Express',
    spellings: ['申通', '申通快递', '申通速递', 'SHENTONG', 'STOEXPRESS'],
  },
  {
    delivery_id: 'YD',
    english: 'Yunda Express',
    spellings: ['韵达', '韵达速递', '韵达快递', 'YUNDA', 'YUNDAEXPRESS'],
  },
  {
    delivery_id: 'JTSD',
    english: 'J&T Express',
    spellings: ['极兔', '极兔速递', '极兔快递', 'J&T', 'J&TEXPRESS', 'JT', 'JTEXPRESS'],
  },
  {
    delivery_id: 'JD',
    english: 'JD Logistics',
    spellings: ['京东', '京东快递', '京东物流', '京东配送', 'JINGDONG', 'JDL'],
  },
  {
    delivery_id: 'EMS',
    english: 'EMS',
    spellings: ['EMS', 'EMS快递', '邮政EMS', '中国邮政EMS', '邮政特快专递'],
  },
  {
    delivery_id: 'YZPY',
    english: 'China Post',
    spellings: ['中国邮政', '邮政快递包裹', '中国邮政快递包裹', '邮政包裹', 'CHINAPOST'],
  },
  {
    delivery_id: 'DBL',
    english: 'Deppon Express',
    spellings: ['德邦', '德邦快递', '德邦速递', 'DEPPON', 'DBKD', 'DB'],
  },
  {
    delivery_id: 'HTKY',
    english: 'BEST Express',
    spellings: ['百世', '百世快递', '百世汇通', '汇通快递', 'BEST', 'BESTEXPRESS'],
  },
  { delivery_id: 'UC', english: 'UC Express', spellings: ['优速', '优速快递', 'UCE'] },
  { delivery_id: 'ZJS', english: 'ZJS Express', spellings: ['宅急送', '宅急送快递'] },
  { delivery_id: 'KYSY', english: 'KYE Express', spellings: ['跨越', '跨越速运', '跨越快递'] },
  { delivery_id: 'HHTT', english: 'TTK Express', spellings: ['天天', '天天快递'] },
  { delivery_id: 'DNWL', english: 'Danniao', spellings: ['丹鸟', '丹鸟物流', '丹鸟快递'] },
  { delivery_id: 'SNWL', english: 'Suning Logistics', spellings: ['苏宁物流', '苏宁快递'] },
]

/** Full width or half, spaces, dots and capitals make no other name. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s._-]/g, '')
    .toUpperCase()

const BY_SPELLING = new Map(
  BRANDS.flatMap(({ delivery_id, spellings }) =>
    spellings.map((one): [string, string] => [plainName(one), delivery_id]),
  ),
)
const ENGLISH = new Map(BRANDS.map(({ delivery_id, english }) => [delivery_id, english]))

/** Returns the id of a brand by one of its spellings. */
export const idOfBrand = (name: string): string | undefined => BY_SPELLING.get(plainName(name))

/** Returns what a carrier calls itself in English; undefined where that is not known. */
export const englishName = (delivery_id: string): string | undefined => ENGLISH.get(delivery_id)

/** What people write where they mean a brand: suggested, never taken. */
const MISWRITTEN: Readonly<Record<string, readonly string[]>> = {
  SF: ['顺风', '顺峰', '顺锋', '顺奉', 'SHUNFEN'],
  YTO: ['园通', '元通', '圆同', '园同', '缘通'],
  ZTO: ['忠通', '钟通', '中同', '众通'],
  STO: ['伸通', '神通', '审通', '申同'],
  YD: ['运达', '云达', '蕴达', '韵大'],
  JTSD: ['急兔', '级兔', '吉兔', '极免', '极速兔'],
  JD: ['京冬', '东京'],
  YZPY: ['油政', '邮正', '有政'],
  DBL: ['德帮', '得邦', '德旁'],
  HTKY: ['百事', '百仕', '百士', '汇通'],
}

/** 快递, 速运 and the like: what is left names the carrier. */
const withoutKind = (name: string) =>
  plainName(name).replace(/(?:快递|速递|速运|快运|物流|配送|包裹|EXPRESS|LOGISTICS)+$/, '')

const BY_MISWRITING = new Map(
  Object.entries(MISWRITTEN).flatMap(([delivery_id, names]) =>
    names.map((name): [string, string] => [withoutKind(name), delivery_id]),
  ),
)

/** Returns the id of the brand that is meant by a name that is none: 园通. */
export const idMeant = (name: string): string | undefined => BY_MISWRITING.get(withoutKind(name))

/** Returns what a name is besides its kind: 圆通 of 圆通快递公司. */
export const coreOfName = withoutKind

/** Tells whether a text looks like a carrier: a brand, well or badly written, an id, or 某某快递. */
export const isLikeCarrier = (text: string): boolean =>
  text.length <= 20 &&
  (idOfBrand(text) !== undefined ||
    idMeant(text) !== undefined ||
    /^[a-z][a-z&_]{1,11}$/i.test(text.trim()) ||
    /^[^\d\s]{1,12}(?:快递|速递|速运|快运|物流|邮政|专递)$/.test(text.normalize('NFKC').trim()))
