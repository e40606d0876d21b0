/** What the search proxy lets through. */

/** The ladder asks at most 15 at once. */
const MAX_QUERIES = 16;
const MAX_HITS = 200;
const RATE = { perSecond: 20, burst: 40 };

/** What is wrong with a request body, if anything. */
export function faultOf(body: Buffer, index: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    return 'not JSON';
  }
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'queries')
    return 'expected {"queries": […]} and nothing else';
  const { queries } = value as { queries: unknown };
  if (!Array.isArray(queries) || queries.length === 0 || queries.length > MAX_QUERIES) return `expected 1 to ${MAX_QUERIES} queries`;
  for (const query of queries as unknown[]) {
    if (typeof query !== 'object' || query === null) return 'a query is an object';
    const { indexUid, limit, hitsPerPage, ...rest } = query as Record<string, unknown>;
    if (indexUid !== index) return 'unknown index';
    if ([limit, hitsPerPage].some((n) => n !== undefined && !(typeof n === 'number' && n >= 0 && n <= MAX_HITS)))
      return `at most ${MAX_HITS} hits`;
    if ('remote' in rest || 'federationOptions' in rest || 'useNetwork' in rest) return 'no federation';
  }
  return undefined;
}

/** A token bucket for each address. */
export function limiter(): (address: string) => boolean {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (address) => {
    const now = Date.now();
    if (buckets.size > 10_000) buckets.clear();
    const { tokens, at } = buckets.get(address) ?? { tokens: RATE.burst, at: now };
    const filled = Math.min(RATE.burst, tokens + ((now - at) / 1000) * RATE.perSecond);
    buckets.set(address, { tokens: Math.max(0, filled - 1), at: now });
    return filled >= 1;
  };
}
