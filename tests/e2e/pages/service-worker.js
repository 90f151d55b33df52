// A service worker that answers all requests for the quiz's host from its cache, whatever their cache mode. `?has=` selects what
// the cache has for the engine's files: `copies` of them, copies that the page may not read (`opaque`), a `page` for readers
// without a connection, or `others` than the published ones.
const parameters = new URL(location).searchParams;
const [host, has] = [parameters.get('host'), parameters.get('has')];

addEventListener('install', event => event.waitUntil(skipWaiting()));
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => {
  if (event.request.url.startsWith(host)) event.respondWith(answer(event.request.url.split('#')[0]));
});

async function answer(url) {
  const cache = await caches.open(has);
  const cached = await cache.match(url);
  if (cached) return cached;
  const response = await make(url);
  await cache.put(url, response.clone());
  return response;
}

function make(url) {
  if (!/role-fit-[^?]*$/.test(url)) return fetch(url);
  if (has === 'opaque') return fetch(url, { mode: 'no-cors' });
  if (has === 'page') return new Response('<!DOCTYPE html><p>You are offline.', { headers: { 'content-type': 'text/html' } });
  if (has === 'others') return new Response('self.poisoned = true;', { headers: { 'content-type': 'text/javascript' } });
  return fetch(url);
}
