/** What somebody really sent, and what is right. */
export interface Case<Input, Expected> {
  name: string
  /** Where it is public: a repository's issue, a page, or who writes it so. */
  source: string
  input: Input
  expected: Expected
}
