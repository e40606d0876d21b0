/** Addresses inside a machine or a network, where a redirect from the open web has no business. */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

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
] as const)
  inside.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
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
