import type { Scene } from './scene.ts'

/** What the shops write, and their buyers' addresses, in English. */
const ENGLISH: Record<string, string> = {
  山间茶事: 'Tea Hill',
  街角咖啡: 'Corner Café',
  街角烘焙: 'Corner Bakery',
  '武夷山大红袍 特级岩茶 罐装': 'Wuyi Da Hong Pao rock tea, tin',
  '250g · 中火': '250 g · medium roast',
  '正山小种 桐木关 传统烟熏': 'Lapsang souchong, smoked over pine',
  '100g': '100 g',
  '宜兴原矿紫砂壶 西施': 'Yixing teapot, Xi Shi shape',
  '200ml · 朱泥': '200 ml · red clay',
  手绘青釉品茗杯: 'Hand-painted celadon cup',
  '单只 60ml': 'One, 60 ml',
  '年货礼盒：武夷山大红袍、正山小种、金骏眉、肉桂、水仙各两盒，附赠紫砂壶与手写贺卡':
    'New Year box: two tins each of Da Hong Pao, Lapsang, Jin Jun Mei, Rou Gui and Shui Xian, with a teapot and a card',
  '五福临门装 · 礼袋 ×2': 'Five blessings · 2 gift bags',
  燕麦拿铁: 'Oat latte',
  '大杯 · 少冰': 'Large · little ice',
  草莓奶油蛋糕: 'Strawberry cream cake',
  '6 寸 · 动物奶油': '15 cm · dairy cream',
  '茶山会员 年卡': 'Tea Hill membership',
  '12 个月': '12 months',
  '陈**': 'Ms Chen',
  '福建省厦门市思明区湖滨南路***': 'No. *, Hubin South Rd, Siming, Xiamen',
  '街角咖啡 湖滨南路店': 'Corner Café, Hubin South Road',
  '湖滨南路 8 号一层': '8 Hubin South Road, ground floor',
  武夷山大红袍: 'Wuyi Da Hong Pao',
  正山小种: 'Lapsang souchong',
  金骏眉: 'Jin Jun Mei',
  武夷肉桂: 'Wuyi Rou Gui',
  武夷水仙: 'Wuyi Shui Xian',
  安溪铁观音: 'Anxi Tie Guan Yin',
  云南普洱熟茶: 'Ripe Pu’er',
  白毫银针: 'Silver Needle',
  茉莉龙珠: 'Jasmine pearls',
  西湖龙井: 'West Lake Longjing',
  '50g': '50 g',
  '250g': '250 g',
  '500g': '500 g',
  礼盒装: 'Gift box',
  茶叶一批: 'Tea',
  圆通速递: 'YTO Express',
  顺丰速运: 'SF Express',
  会员年卡已开通: 'Your membership is active',
  '武夷山大红袍 250g x1': 'Da Hong Pao 250 g x1',
  '武夷山大红袍 x1': 'Da Hong Pao x1',
  '正山小种 x2': 'Lapsang souchong x2',
  '武夷山大红袍 250g x1；正山小种 100g x2；紫砂壶 x1':
    'Da Hong Pao 250 g x1; Lapsang 100 g x2; teapot x1',
  '武夷山大红袍 250g x1；品茗杯 x4': 'Da Hong Pao 250 g x1; cup x4',
  '草莓奶油蛋糕 6寸 x1': 'Strawberry cream cake, 15 cm x1',
  '燕麦拿铁 大杯 x1': 'Oat latte, large x1',
  '宜兴原矿紫砂壶 西施 x1': 'Yixing teapot x1',
}

function translated(value: unknown): unknown {
  if (typeof value === 'string') return ENGLISH[value] ?? value
  if (Array.isArray(value)) return value.map(translated)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, translated(one)]))
}

/** Returns the scene with shops that write English. */
export const inEnglish = (scene: Scene): Scene => translated(scene) as Scene
