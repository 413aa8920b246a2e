import type { PaymentRunAction } from '../generated/enums.ts';
import type { MutationResolvers, PendingMutation } from '../generated/resolvers.ts';
import { globalId } from '../graphql/ids.ts';
import type { GatewayContext } from './context.ts';

/**
 * Those of the actions that a run's state allows which the caller may take now, in the same order: none while an
 * unsettled write keeps all others from the run.
 * @param run its gateway id
 * @param fieldOf gives the mutation field that takes an action; whoever may take it is said by the schema, at that field
 */
export function availableActions<Action extends PaymentRunAction>(
  context: GatewayContext,
  run: string,
  legal: readonly Action[],
  fieldOf: (action: Action) => keyof MutationResolvers,
): readonly Action[] {
  const allowed = legal.filter((action) => context.permits(`Mutation.${fieldOf(action)}`));
  return allowed.length > 0 && context.pendingOf(run)?.isFence ? [] : allowed;
}

/**
 * The latest write to a run that is not settled; null if there is none.
 * @param run its gateway id
 */
export function pendingMutation(context: GatewayContext, run: string): PendingMutation | null {
  const pending = context.pendingOf(run);
  if (!pending) return null;
  const { id, operation, state, at } = pending;
  return {
    record: globalId('MutationRecord', id),
    mutation: operation,
    outcome: state === 'PREPARED' || state === 'SENT' ? 'IN_PROGRESS' : state,
    at: new Date(at).toISOString(),
  };
}
