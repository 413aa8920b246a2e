import type { UpstreamAccess } from './contestant.ts';
import type { Laboratory } from './laboratory.ts';

/** How to reach the bench's upstream, which serves both services at one address. */
export async function upstreamAccess(laboratory: Laboratory): Promise<UpstreamAccess> {
  const origin = await laboratory.upstreamOrigin();
  return {
    origin,
    env: {
      AUTH: 'none',
      RATE_LIMIT: 'off',
      CONCUR_BASE_URL: origin,
      CONCUR_CLIENT_ID: 'bench',
      CONCUR_CLIENT_SECRET: 'bench',
      CONCUR_REFRESH_TOKEN: 'bench',
      CONCUR_EDITION: '2020',
      IPLICIT_BASE_URL: origin,
      IPLICIT_DOMAIN: 'sandbox',
      IPLICIT_USERNAME: 'bench',
      IPLICIT_API_KEY: 'bench',
    },
  };
}
