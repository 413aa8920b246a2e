import { UpstreamError } from './errors.ts';

/**
 * Stands for a value of a service's that cannot be read, while the object that has it is decoded. One odd value costs the
 * fields that are made from it, not the object and not the list that the object is in.
 */
export class UnreadableValue {
  /** Which value it is, such as `BatchPayment.bankCurrencyAmount`. */
  readonly name: string;
  /** What is wrong with it, such as `missing or not a number`. Never the value, which may be confidential. */
  readonly fault: string;

  constructor(name: string, fault: string) {
    this.name = name;
    this.fault = fault;
  }
}

/** An object of a service's as it is decoded. */
export type Decoded<T> = { [Property in keyof T]: T[Property] | UnreadableValue };

/**
 * Lets a decoded object be used without its unreadable values: reading such a property throws. Where a field is resolved that
 * becomes the field's error; where a write depends on the value, nothing is sent.
 * @param object is changed and returned
 * @param errorOf makes the error; the object's id belongs into its message, as a list has many
 */
export function withoutUnreadable<T extends object>(
  object: Decoded<T>,
  errorOf: (value: UnreadableValue) => UpstreamError,
): T {
  for (const property of Object.keys(object) as (keyof T)[]) {
    const value = object[property];
    if (!(value instanceof UnreadableValue)) continue;
    const error = errorOf(value);
    Object.defineProperty(object, property, {
      enumerable: true,
      get(): never {
        throw error;
      },
    });
  }
  return object as T;
}

/** Reads something of a decoded object; gives `otherwise` if that depends on a value that cannot be read. */
export function readOr<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UpstreamError && error.code === 'UPSTREAM_MALFORMED') return otherwise;
    throw error;
  }
}

/**
 * Makes sure that everything in an object can be read, before something is written on the strength of it.
 * @returns the object
 * @throws {UpstreamError} UPSTREAM_MALFORMED if a value cannot be read
 */
export function wholly<T extends object>(object: T): T {
  for (const value of Object.values(object) as unknown[])
    if (typeof value === 'object' && value !== null) wholly(value);
  return object;
}
