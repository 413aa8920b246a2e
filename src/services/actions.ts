import type { Scope } from '../auth/scopes.ts';
import type { PaymentRunAction } from '../generated/enums.ts';
import type { PendingMutation } from '../generated/resolvers.ts';
import { globalId } from '../graphql/ids.ts';
import type { GatewayContext } from './context.ts';

/** The scope that each action takes, as `@requiresScopes` has it at the mutation. */
const SCOPES: Readonly<Record<PaymentRunAction, Scope>> = {
  CLOSE: 'payments:approve',
  REGENERATE_FILE: 'payments:approve',
  UPDATE: 'payments:edit',
  EDIT_ALLOCATIONS: 'payments:edit',
  SUBMIT: 'payments:submit',
  AMEND: 'payments:approve',
  PROCESS: 'payments:approve',
  POST: 'payments:approve',
  UNPOST: 'payments:approve',
  ABANDON: 'payments:edit',
};

/**
 * Those of the actions that a run's state allows which the caller may take now, in the same order: none while an
 * unsettled write keeps all others from the run.
 * @param run its gateway id
 */
export function availableActions(
  context: GatewayContext,
  run: string,
  legal: readonly PaymentRunAction[],
): readonly PaymentRunAction[] {
  const { scopes } = context.caller;
  const allowed = legal.filter((action) => scopes.has(SCOPES[action]));
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
