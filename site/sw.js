// Offline: pages that were seen, and lines that were saved, open without a signal. The network comes first, so that
// what is shown is in force whenever it can be; every page shows its edition.
//
// BUILD is the fingerprint of the edition, put in when the site is made: another edition has another worker, and the
// pages that were only seen go with the old one. A line that was saved is fetched anew, page by page, when it is
// opened with a signal, and stays until it is taken back.
//
// To retire the worker of a site, publish a sw.js of these lines alone:
//   self.addEventListener("install", function () { self.skipWaiting(); });
//   self.addEventListener("activate", function (event) {
//     event.waitUntil(caches.keys().then(function (names) {
//       return Promise.all(names.map(function (name) { return caches.delete(name); }));
//     }).then(function () { return self.registration.unregister(); }));
//   });
"use strict";
var BUILD = "{{BUILD}}";
var SEEN = "biaochi-seen-" + BUILD;
var SAVED = "biaochi-saved";
// What every page needs, from the first visit on.
var SHELL = ["assets/site.css", "assets/lines.css", "assets/mode.js", "assets/site.js", "assets/elder.js", "assets/offline.js", "assets/icon.svg", "404.html"];

self.addEventListener("install", function (event) {
  event.waitUntil(caches.open(SEEN).then(function (cache) { return cache.addAll(SHELL); }).then(function () { return self.skipWaiting(); }));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.map(function (name) {
      return name.startsWith("biaochi-seen-") && name !== SEEN ? caches.delete(name) : null;
    }));
  }).then(function () { return self.clients.claim(); }));
});

// Keeps a page that was fetched, and renews it where it belongs to a saved line.
function keep(request, answer) {
  return Promise.all([caches.open(SEEN), caches.open(SAVED)]).then(function (opened) {
    var seen = opened[0], saved = opened[1];
    return seen.put(request, answer).then(function () { return saved.match(request, { ignoreSearch: true }); }).then(function (known) {
      return known ? seen.match(request).then(function (fresh) { return saved.put(request, fresh); }) : null;
    });
  });
}

// What the device holds of a page; where it holds nothing, the page that says so.
function held(request) {
  return caches.match(request, { ignoreSearch: true }).then(function (known) {
    if (known || request.mode !== "navigate") return known || Response.error();
    return caches.match("404.html").then(function (page) { return page || Response.error(); });
  });
}

self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(fetch(request).then(function (answer) {
    if (answer.status === 200) event.waitUntil(keep(request, answer.clone()).catch(function () { /* a full device */ }));
    return answer;
  }, function () { return held(request); }));
});
