const CONCUR_HOST = /\.(?:concursolutions\.com|concurcdc\.cn)$/;

/**
 * The origin that a geolocation of Concur's may send the gateway to, tokens and all.
 * Concur: the address may carry a path, of which nothing is kept.
 * @param given what a sign-in answered
 * @param configured the origin that the operator set, which is trusted as it is
 * @returns undefined for anything but https on a host of Concur's own, or the configured origin
 */
export function trustedOrigin(given: unknown, configured: string): string | undefined {
  if (typeof given !== 'string' || !URL.canParse(given)) return undefined;
  const url = new URL(given);
  if (url.origin === configured) return configured;
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  return plain && CONCUR_HOST.test(url.hostname) ? url.origin : undefined;
}
