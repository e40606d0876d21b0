/** Stable identifiers for formats that want a UUID or a whole number, made of the site's own ids. */
import { v5 } from 'uuid';

/** Fixed for good: the namespace of this site's UUIDs (RFC 9562, version 5). */
const NAMESPACE = '5b1f0c1e-6f0a-4d0b-9c55-8a1d2f7e3b64';

/** The UUID of `collection/id`, the same in every build and wherever the site is served. */
export function guidOf(name: string): string {
  return v5(name, NAMESPACE);
}

/** A number from 1 to 2³¹−1 for each name. It follows from the name alone, unless two collide: then the later one in ASCII order takes the next that is free. */
export function numbersOf(names: Iterable<string>): Map<string, number> {
  const taken = new Set<number>();
  const numbers = new Map<string, number>();
  for (const name of [...new Set(names)].sort()) {
    let number = parseInt(guidOf(name).slice(0, 8), 16) >>> 1 || 1;
    while (taken.has(number)) number = (number % 0x7fffffff) + 1;
    taken.add(number);
    numbers.set(name, number);
  }
  return numbers;
}
