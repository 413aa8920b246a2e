import { useQuery } from 'urql';
import { graphql } from './generated/gql.ts';
import type { Scope } from './generated/graphql.ts';

const ViewerQuery = graphql(/* GraphQL */ `
  query Viewer {
    viewer {
      name
      scopes
    }
  }
`);

const MAY: Readonly<Record<Scope, string>> = {
  PAYMENTS_READ: 'see payments',
  PAYMENTS_FILES: 'see and download payment files',
  PAYMENTS_EDIT: 'create, change and abandon drafts',
  PAYMENTS_SUBMIT: 'submit for approval',
  PAYMENTS_APPROVE: 'process, post and close',
  PAYMENTS_AUDIT: 'see the log of what was written',
  PAYMENTS_RESOLVE: 'settle unknown outcomes by hand',
};

/** What the caller may do; none of it before the gateway has answered. */
export function useScopes(): readonly Scope[] {
  const [{ data }] = useQuery({ query: ViewerQuery, requestPolicy: 'cache-first' });
  return data?.viewer.scopes ?? [];
}

/** Who asks, and what they may do. */
export function ViewerMenu({ onSignOut }: { onSignOut: (() => void) | undefined }) {
  const [{ data }] = useQuery({ query: ViewerQuery, requestPolicy: 'cache-first' });
  if (!data) return null;
  const { name, scopes } = data.viewer;
  return (
    <details className="viewer">
      <summary>{name}</summary>
      <div className="menu">
        <p>You may</p>
        <ul>
          {scopes.map((scope) => (
            <li key={scope}>{MAY[scope]}</li>
          ))}
        </ul>
        {onSignOut && (
          <button type="button" onClick={onSignOut}>
            Use another key
          </button>
        )}
      </div>
    </details>
  );
}
