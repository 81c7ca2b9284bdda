import { carrierName } from '../calls/carriers.ts'
import { byId, clockTime, make } from './element.ts'
import type { Notice } from './notices.ts'
import { goodsImage, screenHead, showScreen } from './screens.ts'
import type { PhoneTexts } from './texts.ts'

/** WeChat's page of a followed waybill: its nodes so far, and the goods, which lead to the merchant. */
export function createWaybillPage(texts: PhoneTexts, open: (notice: Notice) => void) {
  /** @param nodes the messages of this waybill, oldest first, up to the one that was tapped */
  return function show(notice: Notice, nodes: readonly Notice[]): void {
    const { express_company, tracking_no, goods = [] } = notice
    byId('waybill-page').replaceChildren(
      screenHead(texts, texts.tracking, 'waybill-back', () => showScreen('chat')),
      make(
        'div',
        { class: 'page-body' },
        make('h2', {}, texts.waybillStatus[notice.waybill_status ?? 0] ?? ''),
        make(
          'dl',
          {},
          make('dt', {}, texts.carrier),
          make('dd', {}, carrierName(express_company, texts.lang)),
          make('dt', {}, texts.waybill),
          make('dd', {}, tracking_no),
        ),
        ...goods.map(({ goods_name, goods_desc, goods_img_url }) =>
          make(
            'button',
            { class: 'centre-goods', testid: 'waybill-goods', onclick: () => open(notice) },
            goodsImage(goods_img_url),
            make(
              'span',
              { class: 'centre-name' },
              goods_name,
              // The name stands for it where there is none [seed 003].
              ...(goods_desc && goods_desc !== goods_name ? [make('small', {}, goods_desc)] : []),
            ),
            make('span', { class: 'arrow' }),
          ),
        ),
        make(
          'ol',
          { class: 'nodes', testid: 'waybill-nodes' },
          ...nodes
            .toReversed()
            .map(({ waybill_status, time }) =>
              make(
                'li',
                {},
                make('b', {}, texts.waybillStatus[waybill_status ?? 0] ?? ''),
                make('time', {}, clockTime(time)),
              ),
            ),
        ),
      ),
    )
    showScreen('waybill-page')
  }
}
