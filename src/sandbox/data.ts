import { createHash } from 'node:crypto';

/** Data that a service uses and tests may change while it runs. */
interface LiveData<T> {
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

/** A deterministic stream of pseudo-random numbers: equal seeds give equal streams. */
interface Seeded {
  /** An integer from 0 up to, but not including, `below`. */
  int(below: number): number;
  /** One of the items. */
  pick<T>(items: readonly T[]): T;
}

/** Starts a stream (mulberry32, seeded with a hash of the text). */
export function seeded(seed: string): Seeded {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  const int = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
  return { int, pick: (items) => items[int(items.length)] as (typeof items)[number] };
}

/** A uuid derived from a name, such as `uuidOf('payment BP-1001')`. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = 'ab89'[Number.parseInt(hex.slice(15, 16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(16, 19)}-${hex.slice(19, 31)}`;
}

/** The alphabet of Concur's opaque keys. */
export const LETTERS_DIGITS_DOLLAR = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789$';

/** An opaque code derived from a name. */
export function codeOf(name: string, length: number, alphabet: string): string {
  const stream = seeded(name);
  return Array.from({ length }, () => alphabet[stream.int(alphabet.length)]).join('');
}

/** What a service will do later by itself: an approval, or a close that was queued. */
export class Schedule {
  readonly #timers = new Set<NodeJS.Timeout>();

  /** Calls `act` after a number of milliseconds, or at once for 0. Does not keep the process alive. */
  after(milliseconds: number, act: () => void): void {
    if (milliseconds <= 0) {
      act();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, milliseconds);
    timer.unref();
    this.#timers.add(timer);
  }

  /** Cancels everything that is still scheduled. */
  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
