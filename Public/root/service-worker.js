// Keeps the static files and one page for when there is no network. No page of the portal is ever kept: what is on them
// is personal.
const shelf = "portico-1";
const offline = ["/offline.html", "/assets/css/portico.css", "/assets/mark.svg"];
const lasting = /^\/assets\/(.+)\.[0-9a-f]{10}(\.\w+)$/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(shelf).then((cache) => cache.addAll(offline)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const clear = async () => {
    for (const name of await caches.keys()) if (name !== shelf) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

// An address with a checksum never changes its content; those of older checksums are let go.
async function lastingFile(request, [, name, ending]) {
  const cache = await caches.open(shelf);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && response.status === 200) {
    for (const old of await cache.keys()) {
      const match = lasting.exec(new URL(old.url).pathname);
      if (match && match[1] === name && match[2] === ending) await cache.delete(old);
    }
    await cache.put(request, response.clone());
  }
  return response;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  const match = lasting.exec(pathname);
  if (match && !request.headers.has("range")) {
    event.respondWith(lastingFile(request, match));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match("/offline.html")));
  } else if (offline.includes(pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request)));
  }
});
