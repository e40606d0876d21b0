/**
 * Keeps one session's log page at hand without a network. Registered by that page alone, with that page as its scope, so that it never
 * answers for another page of the site. It keeps the page when the page asks for it, with every file that the page can load.
 */

/** Another way of keeping gets another number; what an older one kept is thrown away. */
const VERSION = 1;
/** Milliseconds that a network may take before the kept page is shown. */
const PATIENCE = 3000;

const { href: PAGE, pathname, origin } = new URL(self.registration.scope);
const NAME = `lineup-log ${VERSION} ${pathname}`;
/** Whether a host sends `Vary` does not matter: a file is a file. */
const ANY = { ignoreVary: true };

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  const older = (name) => name.startsWith('lineup-log ') && name.endsWith(` ${pathname}`) && name !== NAME;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(older).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin) return;
  if (request.mode === 'navigate') {
    if (url.pathname === pathname) event.respondWith(page(request));
  } else event.respondWith(part(request));
});

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.data !== 'keep' || !port) return;
  const answer = (kept) => port.postMessage({ kept });
  event.waitUntil(
    keep().then(answer, (error) => {
      console.warn('lineup-log:', error);
      answer(false);
    }),
  );
});

/** The answer, when it is the logger. A host under repair and a hotel's network say 200 to everything, with a page of their own. */
async function ifLog(response) {
  if (!response?.ok) return undefined;
  const text = await response.clone().text();
  return text.includes('<lineup-log') && text.includes('data-session') ? response : undefined;
}

const keptPage = async () => ifLog(await (await caches.open(NAME)).match(PAGE, ANY));

/** The page as the host has it now, so that a new build arrives; as it was kept when the host is silent or in trouble. */
async function page(request) {
  const kept = await keptPage();
  if (!kept) return fetch(request);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const fresh = await Promise.race([fetch(request).then(ifLog), patience]).catch(() => undefined);
  return fresh ?? kept;
}

/** Scripts, styles and the font carry a hash in their names: what was kept is right. */
async function part(request) {
  return (await (await caches.open(NAME)).match(request.url, ANY)) ?? fetch(request);
}

/** The files that a page names, or that a script imports: addresses in full. */
const named = (text, from, pattern) => [...text.matchAll(pattern)].map(([, file]) => new URL(file, from).href);
const IN_PAGE = /(?:src|href)="([^"]*\/(?:_astro\/[^"]+|favicon\.svg))"/g;
const IN_SCRIPT = /["'`](\.\/[\w.~-]+\.js)["'`]/g;

/** Keeps a file; it is never fetched again, so a page in its place would stay. */
async function add(cache, file) {
  const got = await fetch(file);
  if (!got.ok || got.headers.get('content-type')?.includes('html')) throw new Error(`${file}: not the file`);
  await cache.put(file, got);
}

/**
 * Keeps the page with its files: the page last, so that it is never there without one of them. Says whether everything is there;
 * without a network that is what was kept before.
 */
async function keep() {
  const cache = await caches.open(NAME);
  const html = await fetch(PAGE, { cache: 'no-cache' })
    .then(ifLog)
    .catch(() => undefined);
  if (!html || html.redirected) return (await keptPage()) !== undefined;
  const wanted = new Set(named(await html.clone().text(), PAGE, IN_PAGE));
  // Grows while it is walked through.
  for (const file of wanted) {
    if ((await cache.match(file, ANY)) === undefined) await add(cache, file);
    if (!file.endsWith('.js')) continue;
    const kept = await cache.match(file, ANY);
    for (const next of named((await kept?.text()) ?? '', file, IN_SCRIPT)) wanted.add(next);
  }
  await cache.put(PAGE, html);
  for (const { url } of await cache.keys()) if (url !== PAGE && !wanted.has(url)) await cache.delete(url);
  return true;
}
