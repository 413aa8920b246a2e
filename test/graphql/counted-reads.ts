/** Looks at a value through proxies that count every read of a member, however deep. */
export function countingReads<T extends object>(value: T): { value: T; reads: () => number } {
  let reads = 0;
  const seen = new WeakMap<object, object>();
  const counted = (target: object): object => {
    const known = seen.get(target);
    if (known) return known;
    const proxy = new Proxy(target, {
      get(of, member, receiver) {
        reads += 1;
        const read: unknown = Reflect.get(of, member, receiver);
        return typeof read === 'object' && read !== null ? counted(read) : read;
      },
    });
    seen.set(target, proxy);
    return proxy;
  };
  return { value: counted(value) as T, reads: () => reads };
}
