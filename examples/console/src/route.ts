import { useMemo, useSyncExternalStore } from 'react';

/**
 * Where the reader is, kept in the address after `#`: so the console can be served from any folder, a screen with its
 * filters can be sent to somebody, and Back works.
 */
export interface Route {
  readonly path: readonly string[];
  readonly search: URLSearchParams;
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** The present route. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => {
    const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
    return {
      path: path.split('/').filter(Boolean).map(decodeURIComponent),
      search: new URLSearchParams(search),
    };
  }, [hash]);
}

/** The address of a screen, for links. */
export function addressOf(path: readonly string[], search?: URLSearchParams): string {
  const query = search?.toString();
  return `#/${path.map(encodeURIComponent).join('/')}${query ? `?${query}` : ''}`;
}

/** Goes to a screen. With `replace`, Back does not return to the present one. */
export function goTo(address: string, { replace = false } = {}): void {
  if (!replace) location.hash = address;
  else {
    history.replaceState(null, '', address);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
}

/** The address of a run's own screen. */
export function addressOfRun({ __typename, id }: { __typename: string; id: string }): string {
  return addressOf([__typename === 'PaymentBatch' ? 'batches' : 'payments', id]);
}
