const fahuo = require('@fahuo/miniapp-kit')

const env = fahuo.wxEnv(wx)
const api = fahuo.createBuyerApi({ baseUrl: 'https://fahuo.example.com', ...env })
const texts = fahuo.textsFor(fahuo.appBaseInfo(wx).language)

Page({
  data: { order: null, error: '', confirmText: texts.confirmReceipt },

  onLoad(options) {
    wx.setNavigationBarTitle({ title: texts.orderDetail })
    this.cancellation = fahuo.createCancellation()
    this.query = fahuo.readJumpQuery(options)
    if (this.query) this.show(api.lookup(this.query, this.cancellation))
    else this.setData({ error: texts.error.no_order.title })
  },

  onShow() {
    // The buyer is back: the order may have changed. What came back of the component has asked already.
    if (this.order && !this.asked) this.show(api.lookup(this.query, this.cancellation))
    this.asked = false
  },

  onUnload() {
    this.cancellation.cancel()
    if (this.stopWatching) this.stopWatching()
  },

  confirm() {
    // Nothing may be awaited before this: WeChat opens the component only inside a tap.
    this.stopWatching = fahuo.watchConfirmReceipt(this.order, env, (outcome) => {
      if (outcome.outcome === 'unsupported') this.setData({ error: texts.unsupported })
      else if (outcome.outcome === 'not_opened') this.setData({ error: texts.notOpened })
      else {
        // Whatever the component returned, and each time the buyer is back without a return: ask.
        this.asked = true
        const words = fahuo.isWrongPayer(outcome) ? texts.wrongPayer : ''
        this.show(api.receipt(this.order.transaction_id, this.cancellation), words)
      }
    })
  },

  show(request, error = '') {
    request.then(
      (order) => {
        this.order = order
        this.setData({
          error,
          order: {
            state: texts.state[fahuo.stateOf(order, order.extras)],
            description: order.description,
            amount: fahuo.formatMoney(order.paid_amount),
            canConfirm: fahuo.canConfirmReceipt(order),
          },
        })
      },
      (error) => {
        const code = fahuo.errorCode(error)
        if (code === 'cancelled') return
        this.setData({ error: (texts.error[code] || texts.error.internal).title })
      },
    )
  },
})
