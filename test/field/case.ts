/** One text in each language of the docs. */
export type Text = Record<'en' | 'zh', string>

/** What somebody really sent, and what is right. */
export interface Case<Input, Expected> {
  name: string
  /** The name in Chinese, for docs/FIELD.zh-CN.md. */
  zh?: string
  /** Where it is public: a repository's issue, a page, or who writes it so. */
  source: string
  input: Input
  expected: Expected
}

/** The cases of one kind, as docs/FIELD.md lists them; test/field/kinds.ts names all kinds. */
export interface Kind {
  title: Text
  rows: { name: Text; source: string; outcome: Text; proof?: Text }[]
}

/** Makes a kind of its cases. @param outcomeOf says in words what becomes of one */
export function kindOf<Input, Expected>(
  title: Text,
  cases: readonly Case<Input, Expected>[],
  outcomeOf: (expected: Expected, input: Input) => Text,
): Kind {
  return {
    title,
    rows: cases.map(({ name, zh = name, source, input, expected }) => ({
      name: { en: name, zh },
      source,
      outcome: outcomeOf(expected, input),
    })),
  }
}

/** A thread of WeChat's developer community, by its number. */
export const community = (id: string) =>
  `https://developers.weixin.qq.com/community/develop/doc/${id}`

/** A post of a member of WeChat's developer community. */
export const post = (id: string) => `https://developers.weixin.qq.com/community/personal/${id}`
