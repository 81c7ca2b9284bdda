const fahuo = require('../../fahuo.js')

const env = fahuo.wxEnv(wx)
const api = fahuo.createBuyerApi({ baseUrl: 'https://fahuo.example.com', ...env })
const texts = fahuo.textsFor(wx.getAppBaseInfo().language)

Page({
  data: { order: null, problem: '', confirmText: texts.confirmReceipt },

  onLoad(options) {
    this.visit = fahuo.createVisit()
    this.query = fahuo.readJumpQuery(options)
    if (this.query) this.show(api.lookup(this.query, this.visit))
    else this.setData({ problem: texts.error.no_order.title })
  },

  onUnload() {
    this.visit.end()
  },

  confirm() {
    // Nothing may be awaited before this: WeChat opens the component inside a tap only.
    const ended = fahuo.confirmReceipt(this.order, env)
    ended.then(({ outcome }) => {
      if (outcome === 'unsupported') this.setData({ problem: texts.unsupported })
      else if (outcome === 'not_opened') this.setData({ problem: texts.notOpened })
      // Whatever the component said: the server knows.
      else this.show(api.receipt(this.order.transaction_id, this.visit))
    })
  },

  show(answer) {
    answer.then(
      (order) => {
        this.order = order
        this.setData({
          problem: '',
          order: {
            state: texts.state[order.order_state] || texts.unknownState,
            description: order.description,
            amount: fahuo.formatMoney(order.paid_amount),
            canConfirm: fahuo.canConfirmReceipt(order),
          },
        })
      },
      (error) => {
        const code = fahuo.problemOf(error)
        if (code === 'cancelled') return
        this.setData({ problem: (texts.error[code] || texts.error.internal).title })
      },
    )
  },
})
