const CONCUR_HOST = /\.(?:concursolutions\.com|concurcdc\.cn)$/;

/**
 * The origin to which one of Concur's geolocations may send the gateway and its tokens. Concur: a geolocation
 * may carry a path, which is dropped.
 * @param given the geolocation in the answer to a sign-in
 * @param configured the origin that the operator configured, which is trusted as it is
 * @returns undefined for anything but the configured origin or https on one of Concur's own hosts
 */
export function trustedOrigin(given: unknown, configured: string): string | undefined {
  if (typeof given !== 'string' || !URL.canParse(given)) return undefined;
  const url = new URL(given);
  if (url.origin === configured) return configured;
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  return plain && CONCUR_HOST.test(url.hostname) ? url.origin : undefined;
}
