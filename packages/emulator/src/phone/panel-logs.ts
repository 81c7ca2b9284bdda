import { masked } from '../gateway/masking.ts'
import type { CallRecord } from '../gateway/calls-log.ts'
import type { PushRecord } from '../state/state.ts'
import { emulator } from './api.ts'
import { labelled, logTime, make, redrawList, tick } from './element.ts'
import type { PanelContext, PanelPart } from './panel-context.ts'
import type { PhoneTexts } from './texts.ts'

/** Entries at first, and further ones with each "more". */
const PAGE = 8

/** Among how many the failed ones are looked for. */
const LOOK_BACK = 500

export const pretty = (value: unknown) => JSON.stringify(value, null, 2)

export function body(title: string, text: string): HTMLElement[] {
  return [make('h4', {}, title), make('pre', {}, text)]
}

/** A list that is filtered, and grows when asked. */
export function createLog<Entry>(
  context: PanelContext,
  testid: string,
  hint: string,
  log: {
    read: (asked: { limit: number; q: string }) => Promise<Entry[]>
    failed: (entry: Entry) => boolean
    /** What the tick leaves; what has failed without it. */
    only?: { text: string; keeps: (entry: Entry) => boolean }
    keyOf: (entry: Entry) => string
    /** The line that is always seen, and what opens under it. */
    line: (entry: Entry) => HTMLElement[]
    whole: (entry: Entry) => HTMLElement[]
  },
): PanelPart {
  const { texts, act } = context
  const asked = { limit: PAGE, q: '', only_failed: false }
  const ask = (changed: Partial<typeof asked>) => {
    Object.assign(asked, changed)
    act(async () => {})
  }
  const list = make('ul', { class: 'log', testid })
  const filter = make('input', { testid: `${testid}-filter` })
  Object.assign(filter, { type: 'search', placeholder: hint })
  filter.addEventListener('input', () => ask({ q: filter.value.trim(), limit: PAGE }))
  const empty = make('p', { class: 'empty' }, texts.nothingYet)
  const more = make(
    'button',
    { testid: `${testid}-more`, onclick: () => ask({ limit: asked.limit + 20 }) },
    texts.more,
  )
  return {
    element: make(
      'div',
      {},
      make(
        'div',
        { class: 'fields log-filter' },
        labelled(texts.filter, filter, 'goods'),
        tick(`${testid}-failed`, log.only?.text ?? texts.onlyFailed, (only_failed) =>
          ask({ only_failed }),
        ),
      ),
      list,
      empty,
      more,
    ),
    async draw() {
      const { limit, q, only_failed } = asked
      const read = await log.read({ q, limit: only_failed ? LOOK_BACK : limit + 1 })
      const found = only_failed ? read.filter(log.only?.keeps ?? log.failed) : read
      more.hidden = found.length <= limit
      empty.hidden = found.length > 0
      redrawList(list, found.slice(0, limit), {
        keyOf: log.keyOf,
        make: () => make('li', {}, make('details', {}, make('summary', {}), make('div', {}))),
        fill(element, entry) {
          element.classList.toggle('bad', log.failed(entry))
          element.querySelector('summary')?.replaceChildren(...log.line(entry))
          element.querySelector('details > div')?.replaceChildren(...log.whole(entry))
        },
      })
    },
  }
}

/** What was asked of WeChat, newest first. */
export function createCalls(context: PanelContext): PanelPart {
  const { texts } = context
  return createLog<CallRecord>(context, 'calls', texts.filterCalls, {
    read: emulator.calls,
    failed: ({ errcode, fault }) => errcode !== 0 || fault !== null,
    keyOf: ({ id }) => String(id),
    line: (record) => [
      make('time', {}, logTime(record.at)),
      callName(record.path),
      make('span', {}, resultOf(texts, record)),
    ],
    whole: ({ request, answer }) => [
      ...body(texts.request, request === undefined ? texts.notSentBody : pretty(request)),
      ...body(texts.answer, answer === null ? texts.noAnswer : pretty(answer)),
    ],
  })
}

/** The path of a call; where there is no room, its beginning goes. */
function callName(path: string): HTMLElement {
  const at = path.lastIndexOf('/') + 1
  return make('code', {}, make('i', {}, path.slice(0, at)), make('b', {}, path.slice(at)))
}

/** The errcode of a call's answer and the fault that it met, in words. */
export function resultOf(
  texts: PhoneTexts,
  { errcode, fault }: Pick<CallRecord, 'errcode' | 'fault'>,
): string {
  const effects: Record<string, string> = texts.effects
  const said = [errcode, fault === null ? null : (effects[fault] ?? fault)]
  return said.filter((one) => one !== null).join(' · ')
}

/** What WeChat pushed to the merchant's server, newest first. */
export function createPushLog(context: PanelContext): PanelPart {
  const { texts, act } = context
  const stateOf = ({ delivered, attempts }: PushRecord) =>
    delivered ? texts.delivered : attempts.length === 0 ? texts.underWay : texts.notDelivered
  return createLog<PushRecord>(context, 'pushes', texts.filterPushes, {
    read: emulator.pushes,
    failed: ({ delivered }) => !delivered,
    keyOf: ({ id }) => id,
    line: (push) => {
      const event = String(push.message['Event'] ?? push.message['MsgType'])
      const settled = Number(push.message['settlement_time'] ?? 0) > 0
      const again = make(
        'button',
        { testid: 'push-again', onclick: () => act(() => emulator.pushAgain(push.id)) },
        texts.again,
      )
      return [
        make('time', {}, logTime(push.created_at)),
        make(
          'span',
          { class: 'event' },
          make('b', {}, texts.event(event, settled)),
          make('code', {}, event),
        ),
        make('span', {}, stateOf(push)),
        again,
      ]
    },
    whole: ({ message, attempts }) => [
      ...body(texts.message, pretty(masked(message))),
      ...body(
        texts.deliveries,
        attempts
          .map(
            ({ at, status, answer }) =>
              `${logTime(at)}  ${status ?? texts.noReply}  ${answer.trim()}`,
          )
          .join('\n') || texts.underWay,
      ),
    ],
  })
}
