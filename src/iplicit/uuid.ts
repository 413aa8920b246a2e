const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text has the form of a UUID, in any case: what has it is an id, anything else a code or a number. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
