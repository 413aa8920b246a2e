/** Data that a service holds and tests may alter while it runs. */
export interface LiveData<T> {
  /** For the service itself: plain objects, quick to read. */
  readonly held: T;
  /** For tests: the same data, and every change made through it is noticed. */
  readonly watched: T;
}

/**
 * Takes a copy of plain JSON data, so that one set can start many sandboxes, and tells of each change made to it from
 * outside, so that what was prepared from it can be dropped.
 */
export function liveCopy<T extends object>(data: T, changed: () => void): LiveData<T> {
  const held = JSON.parse(JSON.stringify(data)) as T;
  return { held, watched: watch(held, changed) };
}

function watch<T extends object>(root: T, changed: () => void): T {
  const proxies = new WeakMap<object, object>();
  const originals = new WeakMap<object, object>();
  const proxyOf = (target: object): object => {
    const known = proxies.get(target);
    if (known !== undefined) return known;
    const proxy = new Proxy(target, traps);
    proxies.set(target, proxy);
    originals.set(proxy, target);
    return proxy;
  };
  const traps: ProxyHandler<object> = {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'object' && value !== null ? proxyOf(value) : value;
    },
    set(target, key, value: unknown) {
      changed();
      const plain = typeof value === 'object' && value !== null ? (originals.get(value) ?? value) : value;
      return Reflect.set(target, key, plain);
    },
    deleteProperty(target, key) {
      changed();
      return Reflect.deleteProperty(target, key);
    },
  };
  return proxyOf(root) as T;
}
