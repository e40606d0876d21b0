/** Addresses inside a machine or a network, where a redirect from the open web has no business. */
import { lookup as lookUp } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const inside = new BlockList();
// 198.18.0.0/15 is not among them: proxies on editors' machines answer every name with it.
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(net, prefix, 'ipv4');
  // By the gateway of a network that has IPv6 only (RFC 6052). Its public addresses are how such a network reaches the web.
  inside.addSubnet(`64:ff9b::${net}`, 96 + prefix, 'ipv6');
}
for (const [net, prefix] of [
  // Loopback, the unspecified address, and IPv4 written into IPv6 as it is not any more (RFC 4291).
  ['::', 96],
  // A network's own gateway (RFC 8215), and 6to4 (RFC 7526: retired).
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  // Site-local (RFC 3879: retired).
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, prefix, 'ipv6');

/** Whether an IP address (also an IPv4 one in IPv6 clothes) is private, local or no single machine's. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && inside.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Whether a host of a URL leads inside: by its name, or by any address it has. A name that nobody knows leads nowhere. */
export async function leadsInside(hostname: string): Promise<boolean> {
  const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (isIP(name) !== 0) return isPrivateAddress(name);
  if (name === 'localhost' || /\.(?:localhost|local|internal|lan)$/.test(name)) return true;
  try {
    return (await lookup(name, { all: true })).some(({ address }) => isPrivateAddress(address));
  } catch {
    return false;
  }
}

/** The code of the error when a name led inside. */
export const INSIDE = 'EINSIDE';

/** Looks a name up for the connection itself, and fails with {@link INSIDE} when any of its addresses is private: the name may have another address than when it was asked about before. */
export const lookupOutside: LookupFunction = (hostname, options, done) =>
  lookUp(hostname, options, (error, address, family) => {
    const all = (Array.isArray(address) ? address : [{ address }]) as { address: string }[];
    if (!error && all.some((one) => isPrivateAddress(one.address)))
      done(Object.assign(new Error(`${hostname} leads inside`), { code: INSIDE }), address, family);
    else done(error, address, family);
  });
