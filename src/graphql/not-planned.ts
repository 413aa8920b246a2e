/** A plan met a case that it does not cover. GraphQL's own execution answers instead, and words the error. */
export class NotPlanned extends Error {
  override readonly name = 'NotPlanned';
}
