// Opens an observer's page again where there is no network. What it shows and sends is not its business.
"use strict";
var PATIENCE = 4000; // milliseconds after which the kept page is shown, where the network neither answers nor fails
self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (e) { e.waitUntil(self.clients.claim()); });
self.addEventListener("fetch", function (e) {
  var url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.indexOf("/d/") === 0) e.respondWith(caches.match(e.request).then(function (kept) { return kept || fetch(e.request); }));
  // A link with its key always goes to the server: it leaves the cookie.
  else if (e.request.mode === "navigate" && /^\/o\/[A-Z0-9]{5}$/.test(url.pathname) && !url.searchParams.has("as")) e.respondWith(page(e.request));
});
function page(request) {
  var asked = fetch(request), kept = function () { return caches.match(request, { ignoreSearch: true, ignoreVary: true }); };
  var late = new Promise(function (done) { setTimeout(done, PATIENCE); }).then(kept).then(function (found) { return found || asked; });
  return Promise.race([asked, late]).catch(function () { return kept().then(function (found) { return found || Response.error(); }); });
}
