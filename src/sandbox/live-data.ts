/** Data that a service uses and tests may change while it runs. */
export interface LiveData<T> {
  /** For the service: plain objects, which are fast to read. */
  readonly held: T;
  /** For tests: the same data behind a proxy that reports every change. */
  readonly watched: T;
}

/**
 * Copies plain JSON data, so that one set can start many sandboxes.
 * @param changed called before each change made through `watched`, so that caches can be dropped
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
