import { NODE_TYPES, parseGlobalId } from '../graphql/ids.ts';

/** The values of a field's arguments, as its resolver is given them. */
type Arguments = Readonly<Record<string, unknown>>;

/**
 * Fields whose arguments decide what is asked for, by their schema coordinates. Each gives the coordinates of what it takes to
 * ask for that: the types of the objects that the ids name, the mutation that does the same to one payment.
 */
export const ARGUMENT_DEMANDS: Readonly<Record<string, (args: Arguments) => readonly string[]>> = {
  'Query.node': ({ id }) => typesOf([id]),
  'Query.nodes': ({ ids }) => typesOf(ids as readonly unknown[]),
  'Mutation.transitionBulkPayments': ({ input }) => [mutationFor((input as { action: string }).action)],
};

/** The types that ids name. What is no id is turned away by the resolver, and names none. */
function typesOf(ids: readonly unknown[]): string[] {
  return [...new Set(ids.flatMap((id) => parseGlobalId(String(id), NODE_TYPES)?.type ?? []))];
}

function mutationFor(action: string): string {
  return `Mutation.${action.toLowerCase()}BulkPayment`;
}
