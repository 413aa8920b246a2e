import { useDeferredValue, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { PaymentRunFilter, PaymentRunPhase, RunPartsFragment } from '../generated/graphql.ts';
import { useLiveRuns } from '../gateway/live.ts';
import { Amount } from '../money/money.tsx';
import { addressOf, addressOfRun, goTo } from '../route.ts';
import { LiveMark } from '../ui/live-mark.tsx';
import { PendingMark } from '../ui/pending.tsx';
import { PhaseBadge } from '../ui/phase-badge.tsx';
import { Problem } from '../ui/problem.tsx';
import { PHASES, SOURCES, dayText } from '../ui/text.ts';
import { useScopes } from '../viewer.tsx';
import { filterOf, searchOf, selectionIn } from './run-filter.ts';
import type { RunSelection } from './run-filter.ts';
import { RunTotals } from './run-totals.tsx';

const PAGE_SIZE = 30;

const RunsQuery = graphql(/* GraphQL */ `
  query Runs($filter: PaymentRunFilter, $first: Int!, $after: String) {
    paymentRuns(filter: $filter, first: $first, after: $after) {
      edges {
        node {
          ...RunParts
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      unavailable
    }
  }
`);

/** The runs of both services, with their totals; what is shown is in the address. */
export function RunsScreen({ search }: { search: URLSearchParams }) {
  const selection = useMemo(() => selectionIn(search), [search]);
  const filter = useDeferredValue(useMemo(() => filterOf(selection), [selection]));
  const [pages, setPages] = useState(1);
  const select = (change: Partial<RunSelection>) => {
    setPages(1);
    goTo(addressOf([], searchOf({ ...selection, ...change })), { replace: true });
  };
  const isLive = useLiveRuns(filter);
  const mayCreate = useScopes().includes('PAYMENTS_EDIT');

  return (
    <>
      <title>Payment runs</title>
      <div className="title">
        <div className="with-mark">
          <h1>Payment runs</h1>
          <LiveMark isLive={isLive} />
        </div>
        {mayCreate && (
          <a className="button primary" href={addressOf(['new'])}>
            New payment
          </a>
        )}
      </div>
      <RunTotals selection={selection} onSelect={select} />
      <Filters selection={selection} onSelect={select} />
      <ul className="runs card" aria-label="Payment runs">
        <RunPage
          key={JSON.stringify(filter)}
          filter={filter}
          after={null}
          pages={pages}
          onMore={() => setPages(pages + 1)}
        />
      </ul>
    </>
  );
}

interface FiltersProps {
  readonly selection: RunSelection;
  readonly onSelect: (change: Partial<RunSelection>) => void;
}

function Filters({ selection, onSelect }: FiltersProps) {
  const { phases } = selection;
  const toggle = (phase: PaymentRunPhase) =>
    onSelect({ phases: phases.includes(phase) ? phases.filter((one) => one !== phase) : [...phases, phase] });
  return (
    <search className="filters">
      <input
        type="search"
        aria-label="Search by name or number"
        placeholder="Name or number"
        value={selection.text}
        onChange={({ target }) => onSelect({ text: target.value })}
      />
      <select
        aria-label="Service"
        value={selection.source ?? ''}
        onChange={({ target }) =>
          onSelect({ source: selectionIn(new URLSearchParams({ source: target.value })).source })
        }
      >
        <option value="">Both services</option>
        {Object.entries(SOURCES).map(([source, name]) => (
          <option key={source} value={source}>
            {name}
          </option>
        ))}
      </select>
      <fieldset className="chips">
        <legend>Phases</legend>
        {(Object.keys(PHASES) as PaymentRunPhase[]).map((phase) => (
          <label key={phase} className="chip">
            <input type="checkbox" checked={phases.includes(phase)} onChange={() => toggle(phase)} />
            {PHASES[phase]}
          </label>
        ))}
      </fieldset>
    </search>
  );
}

interface RunPageProps {
  readonly filter: PaymentRunFilter;
  /** The cursor that the page comes after; null for the first page. */
  readonly after: string | null;
  /** How many pages to show, this one included. */
  readonly pages: number;
  readonly onMore: () => void;
}

/** A page of the list and those after it. Each is a query of its own, so that each is asked for again when it has changed. */
function RunPage({ filter, after, pages, onMore }: RunPageProps) {
  const [{ data, error }, ask] = useQuery({
    query: RunsQuery,
    variables: { filter, first: PAGE_SIZE, after },
  });
  const runs = data?.paymentRuns;
  if (!runs && error)
    return (
      <li>
        <Problem error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      </li>
    );
  if (!runs) return <li className="loading">Loading…</li>;
  const { edges, pageInfo, unavailable } = runs;
  return (
    <>
      {after === null && unavailable.length > 0 && (
        <li>
          <p className="notice bad" role="alert">
            {unavailable.map((source) => SOURCES[source]).join(' and ')} cannot be read at present, so its
            runs are missing here.
          </p>
        </li>
      )}
      {after === null && edges.length === 0 && (
        <li className="empty">No payment run matches. Take a filter away to see more.</li>
      )}
      {edges.map(({ node }) => (
        <Run key={node.id} run={node} />
      ))}
      {pageInfo.hasNextPage &&
        (pages > 1 ? (
          <RunPage filter={filter} after={pageInfo.endCursor ?? null} pages={pages - 1} onMore={onMore} />
        ) : (
          <li className="more">
            <button type="button" onClick={onMore}>
              Show more
            </button>
          </li>
        ))}
    </>
  );
}

function Run({ run }: { run: RunPartsFragment }) {
  const { reference, source, phase, total, pendingMutation } = run;
  return (
    <li>
      <a href={addressOfRun(run)}>
        <span className="run-name">
          <strong>{reference || 'Without a name'}</strong>
          <span className="hint">{descriptionOf(run)}</span>
        </span>
        <span className="source">{SOURCES[source]}</span>
        <span className="run-phase">
          <PhaseBadge phase={phase} />
          {pendingMutation && <PendingMark mutation={pendingMutation} />}
        </span>
        <Amount of={total} />
      </a>
    </li>
  );
}

function descriptionOf(run: RunPartsFragment): string {
  if (run.__typename === 'PaymentBatch')
    return [`${run.count} ${run.count === 1 ? 'payment' : 'payments'}`, run.payeeName.trim()]
      .filter(Boolean)
      .join(' · ');
  const date = run.paymentDate ? `on ${dayText(run.paymentDate)}` : '';
  return [run.description, date].filter(Boolean).join(' · ');
}
