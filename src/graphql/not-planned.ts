/** Something came that a plan does not provide for: GraphQL's own execution is to answer, and to word what is wrong. */
export class NotPlanned extends Error {
  override readonly name = 'NotPlanned';
}
