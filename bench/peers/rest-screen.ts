import { bulkPaymentOf } from './bulk-payment.ts';
import type { BulkPayment } from './bulk-payment.ts';
import { catalogItemOf, documentOf } from './document.ts';
import { parseExactly } from './exact-json.ts';
import type { UpstreamCatalogItem, UpstreamDocument, UpstreamPayment } from './iplicit-shapes.ts';
import { get } from './services.ts';
import type { Service } from './services.ts';

type Once = <T>(path: string, decode: (body: T) => unknown) => Promise<unknown>;

/** Payments with everything that they refer to, each read once and as soon as its id is known. */
export async function paymentsInFull(iplicit: Service, listed: readonly BulkPayment[]): Promise<unknown[]> {
  const once = onceEach(iplicit);
  const accounts = once(
    '/api/Catalog/BankAccount',
    (items: UpstreamCatalogItem[]) => new Map(items.map(byId)),
  );
  return Promise.all(
    listed.map(async ({ uuid }) => {
      const payment = (await once(
        `/api/BatchPayment/${uuid}`,
        bulkPaymentOf as (body: UpstreamPayment) => unknown,
      )) as BulkPayment;
      const allocations = await Promise.all(
        (payment.allocations ?? []).map(async (allocation) => ({
          ...allocation,
          document: await documentWithSupplier(once, allocation.documentUuid),
        })),
      );
      const account = ((await accounts) as Map<string, unknown>).get(payment.bankAccount.uuid);
      return { ...payment, bankAccount: account, allocations };
    }),
  );
}

function documentWithSupplier(once: Once, id: string): Promise<unknown> {
  return once(`/api/Document/${id}`, async (body: UpstreamDocument) => {
    const { contactAccountId, ...document } = documentOf(body);
    const contactAccount =
      contactAccountId === null ? null : await once(`/api/ContactAccount/${contactAccountId}`, catalogItemOf);
    return { ...document, contactAccount };
  });
}

function onceEach(iplicit: Service): Once {
  const asked = new Map<string, Promise<unknown>>();
  return (path, decode) => {
    let answer = asked.get(path);
    if (!answer) {
      answer = get(iplicit, path).then((body) =>
        body === undefined ? null : decode(parseExactly(body) as never),
      );
      asked.set(path, answer);
    }
    return answer;
  };
}

function byId(item: UpstreamCatalogItem): [string, unknown] {
  return [item.id, catalogItemOf(item)];
}
