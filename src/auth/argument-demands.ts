import { NODE_TYPES, parseGlobalId } from '../graphql/ids.ts';

/** The values of a field's arguments, as its resolver gets them. */
type Arguments = Readonly<Record<string, unknown>>;

/**
 * Fields whose required scopes depend on their arguments, by schema coordinate. Each function returns the
 * coordinates whose scopes apply: the types of the objects that the ids name, or the mutation that does the
 * same to a single payment.
 */
export const ARGUMENT_DEMANDS: Readonly<Record<string, (args: Arguments) => readonly string[]>> = {
  'Query.node': ({ id }) => typesOf([id]),
  'Query.nodes': ({ ids }) => typesOf(ids as readonly unknown[]),
  'Mutation.transitionBulkPayments': ({ input }) => [mutationFor((input as { action: string }).action)],
};

/** The types of the objects that ids name. A text that is not an id names none; the resolver refuses it. */
function typesOf(ids: readonly unknown[]): string[] {
  return [...new Set(ids.flatMap((id) => parseGlobalId(String(id), NODE_TYPES)?.type ?? []))];
}

function mutationFor(action: string): string {
  return `Mutation.${action.toLowerCase()}BulkPayment`;
}
