/** Percent-decodes a part of a path; a part that is not validly encoded is returned unchanged. */
export function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
