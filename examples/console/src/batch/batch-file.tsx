import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { BatchFileQuery } from '../generated/graphql.ts';
import { Problem } from '../ui/problem.tsx';
import { ScrollRegion } from '../ui/scroll-region.tsx';

/** Rows that are read and shown of each entry. */
const MAX_ROWS = 100;

const FileQuery = graphql(/* GraphQL */ `
  query BatchFile($id: ID!, $rows: Int!) {
    paymentBatch(id: $id) {
      id
      file {
        filename
        size
        link
        entries {
          name
          rowCount
          columnCount
          rows(first: $rows)
        }
      }
    }
  }
`);

type File = NonNullable<NonNullable<BatchFileQuery['paymentBatch']>['file']>;

/** The payment file of a closed batch, as a table, and a link that downloads it. */
export function BatchFile({ id }: { id: string }) {
  const [{ data, error }, ask] = useQuery({ query: FileQuery, variables: { id, rows: MAX_ROWS } });
  const file = data?.paymentBatch?.file;
  if (error && !file) return <Problem error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data)
    return (
      <p className="empty" role="status">
        Reading the file…
      </p>
    );
  if (!file)
    return (
      <p className="notice">
        Concur says where a file is only in its answer to a close that waited for it. Have it written again to
        see it here.
      </p>
    );
  return <Entries file={file} />;
}

function Entries({ file: { filename, size, link, entries } }: { file: File }) {
  const [shown, setShown] = useState(0);
  const entry = entries[shown] ?? entries[0];
  return (
    <section className="card" aria-label="Payment file">
      <div className="card-title">
        <div>
          <h2>Payment file</h2>
          <p className="hint filename">{filename}</p>
        </div>
        <a className="button" href={link} download={filename}>
          Download ({sizeText(size)})
        </a>
      </div>
      {entries.length > 1 && (
        <div className="chips" role="group" aria-label="Files inside">
          {entries.map(({ name }, index) => (
            <button key={name} type="button" aria-pressed={index === shown} onClick={() => setShown(index)}>
              {name}
            </button>
          ))}
        </div>
      )}
      {entry && (
        <>
          <ScrollRegion label={`Rows of ${entry.name}`}>
            <table className="rows">
              <tbody>
                {entry.rows.map((row, index) => (
                  // A file's rows have no identity but their place.
                  <tr key={index}>
                    <th scope="row">{index + 1}</th>
                    {row.map((value, column) => (
                      <td key={column}>{value}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <p className="hint">
            {entry.rowCount > entry.rows.length
              ? `The first ${entry.rows.length} of ${entry.rowCount} rows; the download has all.`
              : `${entry.rowCount} ${entry.rowCount === 1 ? 'row' : 'rows'}`}
          </p>
        </>
      )}
    </section>
  );
}

/** A number of bytes, in the unit that people read. */
function sizeText(bytes: number): string {
  const format = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${format.format(bytes / 1_000)} kB` : `${format.format(bytes / 1_000_000)} MB`;
}
