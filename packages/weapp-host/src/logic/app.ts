import { createListeners } from './listeners.ts'

type Method = (value: unknown) => unknown

/** The object that the Mini Program passed to `App()`, and the listeners of its events. */
export function createApp(onError: (error: unknown) => void) {
  let instance: Record<string, unknown> = {}
  const listeners = {
    appShow: createListeners<object>(),
    appHide: createListeners<object>(),
    error: createListeners<string>(),
    pageNotFound: createListeners<object>(),
  }

  function report(error: unknown): void {
    onError(error)
    const { message, stack } = (error ?? {}) as { message?: string; stack?: string }
    if (message === undefined) return
    const text = `${message}\n${stack}`
    const method = instance['onError']
    if (typeof method === 'function') (method as Method).call(instance, text)
    listeners.error.emit(text)
  }
  function call(name: string, value?: unknown): void {
    const method = instance[name]
    if (typeof method !== 'function') return
    try {
      ;(method as Method).call(instance, value)
    } catch (error) {
      report(error)
    }
  }

  return {
    listeners,
    define: (options: Record<string, unknown>): void => {
      instance = options
    },
    instance: () => instance,
    /** Reports an error of the Mini Program to App.onError, wx.onError and the host's caller. */
    report,
    launch: (options: object) => call('onLaunch', options),
    show(options: object): void {
      call('onShow', options)
      listeners.appShow.emit(options)
    },
    hide(): void {
      call('onHide', {})
      listeners.appHide.emit({})
    },
    pageNotFound(page: object): void {
      call('onPageNotFound', page)
      listeners.pageNotFound.emit(page)
    },
  }
}
export type App = ReturnType<typeof createApp>
