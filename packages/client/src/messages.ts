export type Language = 'en' | 'zh'

interface Words {
  message: string
  remedy: string
}

/** What the client itself has to say; everything else is said by the server. */
export const MESSAGES: Record<
  Language,
  {
    unreachable: (server: string, why: string) => Words
    unexpected_answer: (server: string, status: number) => Words
    aborted: Words
  }
> = {
  en: {
    unreachable: (server, why) => ({
      message: `${server} does not answer (${why})`,
      remedy: 'Check that the server is running and that this is its address; then try again.',
    }),
    unexpected_answer: (server, status) => ({
      message: `${server} does not answer as Fahuo does (HTTP ${status})`,
      remedy: 'Check that this is the address of the server, and what stands in front of it.',
    }),
    aborted: { message: 'The call was aborted', remedy: 'Call again when it is wanted.' },
  },
  zh: {
    unreachable: (server, why) => ({
      message: `${server} 没有响应（${why}）`,
      remedy: '请确认服务已启动、地址正确，然后重试。',
    }),
    unexpected_answer: (server, status) => ({
      message: `${server} 的响应不是 Fahuo 的（HTTP ${status}）`,
      remedy: '请核对服务地址，以及服务前面的代理。',
    }),
    aborted: { message: '调用已取消', remedy: '需要时请重新调用。' },
  },
}
