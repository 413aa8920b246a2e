import { useDeferredValue, useId, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { DocumentPartsFragment, PayableDocumentFilter } from '../generated/graphql.ts';
import { Amount } from '../money/money.tsx';
import { Problem } from '../ui/problem.tsx';
import { dayText } from '../ui/text.ts';

const PayableDocumentsQuery = graphql(/* GraphQL */ `
  query PayableDocuments($filter: PayableDocumentFilter, $first: Int!) {
    payableDocuments(filter: $filter, first: $first) {
      edges {
        node {
          ...DocumentParts
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const SuppliersQuery = graphql(/* GraphQL */ `
  query Suppliers($name: String!) {
    contactAccounts(filter: { descriptionContains: $name }, first: 20) {
      edges {
        node {
          id
          code
          description
        }
      }
    }
  }
`);

const MAX_SHOWN = 25;

/** What the user is looking for; empty texts have no effect. */
interface Search {
  readonly supplier: string;
  readonly text: string;
  readonly number: string;
  readonly dueTo: string;
}

interface DocumentSearchProps {
  /** The ids of the documents that are chosen already. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (document: DocumentPartsFragment) => void;
}

/** Finds what is outstanding, by supplier, text, number and due date. */
export function DocumentSearch({ chosen, onChoose }: DocumentSearchProps) {
  const [search, setSearch] = useState<Search>({ supplier: '', text: '', number: '', dueTo: '' });
  const change = (changed: Partial<Search>) => setSearch({ ...search, ...changed });
  const suppliers = useSuppliers(search.supplier);
  const supplier = suppliers.find(({ name }) => name === search.supplier);
  const filter = useDeferredValue(JSON.stringify(filterOf(search, supplier?.id)));
  const list = useId();

  return (
    <section className="card" aria-label="Documents to choose from">
      <h2>Find documents</h2>
      <search className="fields">
        <label className="field">
          Supplier
          <input
            list={list}
            autoComplete="off"
            value={search.supplier}
            onChange={({ target }) => change({ supplier: target.value })}
          />
          <datalist id={list}>
            {suppliers.map(({ id, name }) => (
              <option key={id} value={name} />
            ))}
          </datalist>
        </label>
        <label className="field">
          Text
          <input value={search.text} onChange={({ target }) => change({ text: target.value })} />
        </label>
        <label className="field">
          Number
          <input value={search.number} onChange={({ target }) => change({ number: target.value })} />
        </label>
        <label className="field">
          Due by
          <input
            type="date"
            value={search.dueTo}
            onChange={({ target }) => change({ dueTo: target.value })}
          />
        </label>
      </search>
      <Found filter={JSON.parse(filter) as PayableDocumentFilter} chosen={chosen} onChoose={onChoose} />
    </section>
  );
}

function filterOf(
  { text, number, dueTo }: Search,
  contactAccount: string | undefined,
): PayableDocumentFilter {
  return {
    isOutstanding: true,
    ...(contactAccount && { contactAccount }),
    ...(text.trim() && { descriptionContains: text.trim() }),
    ...(number.trim() && { documentNo: number.trim() }),
    ...(dueTo && { dueTo }),
  };
}

/** Suppliers whose name contains a text; none for an empty one. */
function useSuppliers(text: string): { id: string; name: string }[] {
  const name = useDeferredValue(text.trim());
  const [{ data }] = useQuery({ query: SuppliersQuery, variables: { name }, pause: name === '' });
  return (data?.contactAccounts.edges ?? []).map(({ node: { id, code, description } }) => ({
    id,
    name: description ?? code ?? id,
  }));
}

function Found({ filter, chosen, onChoose }: DocumentSearchProps & { filter: PayableDocumentFilter }) {
  const [{ data, error }, ask] = useQuery({
    query: PayableDocumentsQuery,
    variables: { filter, first: MAX_SHOWN },
  });
  if (error && !data) return <Problem error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data)
    return (
      <p className="empty" role="status">
        Loading…
      </p>
    );
  const { edges, pageInfo } = data.payableDocuments;
  if (edges.length === 0) return <p className="empty">Nothing outstanding matches.</p>;
  return (
    <>
      <ul className="found">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <span className="run-name">
              <strong>{node.documentNo ?? 'Without a number'}</strong>
              <span className="hint">
                {[node.contactAccount?.description, node.description].filter(Boolean).join(' · ')}
              </span>
            </span>
            <span className="hint nowrap">{node.dueDate && `due ${dayText(node.dueDate)}`}</span>
            {node.outstanding && <Amount of={node.outstanding} />}
            <button
              type="button"
              disabled={chosen.has(node.id)}
              aria-label={`${chosen.has(node.id) ? 'Chosen:' : 'Pay'} ${node.documentNo ?? 'this document'}`}
              onClick={() => onChoose(node)}
            >
              {chosen.has(node.id) ? 'Chosen' : 'Pay'}
            </button>
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && <p className="hint">There are more: narrow the search to see them.</p>}
    </>
  );
}
