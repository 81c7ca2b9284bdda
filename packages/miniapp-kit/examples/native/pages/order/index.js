const fahuo = require('@fahuo/miniapp-kit')

const env = fahuo.wxEnv(wx)
const api = fahuo.createBuyerApi({ baseUrl: 'https://fahuo.example.com', ...env })
const texts = fahuo.textsFor(wx.getAppBaseInfo().language)

Page({
  data: { order: null, error: '', confirmText: texts.confirmReceipt },

  onLoad(options) {
    wx.setNavigationBarTitle({ title: texts.orderDetail })
    this.cancellation = fahuo.createCancellation()
    this.query = fahuo.readJumpQuery(options)
    if (this.query) this.show(api.lookup(this.query, this.cancellation))
    else this.setData({ error: texts.error.no_order.title })
  },

  onUnload() {
    this.cancellation.cancel()
  },

  confirm() {
    // Nothing may be awaited before this: WeChat opens the component only inside a tap.
    const result = fahuo.confirmReceipt(this.order, env)
    void result.then(({ outcome }) => {
      if (outcome === 'unsupported') this.setData({ error: texts.unsupported })
      else if (outcome === 'not_opened') this.setData({ error: texts.notOpened })
      // Whatever the component returned: ask the server.
      else this.show(api.receipt(this.order.transaction_id, this.cancellation))
    })
  },

  show(request) {
    request.then(
      (order) => {
        this.order = order
        this.setData({
          error: '',
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
