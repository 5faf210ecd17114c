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
// How long the network may be silent before what the device holds is shown instead, in milliseconds; once it was
// silent for so long, what a page needs besides waits no more, until there is an answer again.
var PATIENCE = 4000;
var patience = PATIENCE;
// What every page needs, from the first visit on; and the page that says what the device holds.
var SHELL = ["assets/site.css", "assets/lines.css", "assets/mode.js", "assets/site.js", "assets/elder.js", "assets/offline.js", "assets/icon.svg", "offline.html"];

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

// The page of the first visit was there before the worker: it asks to be kept with what it shows.
self.addEventListener("message", function (event) {
  var paths = (event.data && event.data.keep || []).filter(function (path) { return new URL(path).origin === location.origin; });
  event.waitUntil(caches.open(SEEN).then(function (cache) {
    return Promise.all(paths.map(function (path) { return cache.add(path); }));
  }).catch(function () { /* a full device, or the signal is gone already */ }));
});

// A page has several addresses, one of them behind its code. Of a saved page the others only name the one that is kept.
function own(found) { return found && found.headers.get("x-page"); }

// Keeps a page that was fetched, and renews it where it belongs to a saved line.
function keep(request, answer) {
  return Promise.all([caches.open(SEEN), caches.open(SAVED)]).then(function (opened) {
    var seen = opened[0], saved = opened[1];
    return seen.put(request, answer).then(function () { return saved.match(request, { ignoreSearch: true }); }).then(function (known) {
      return known ? seen.match(request).then(function (fresh) { return saved.put(own(known) || request, fresh); }) : null;
    });
  });
}

// What the device holds at an address.
function known(request) {
  return caches.match(request, { ignoreSearch: true }).then(function (found) {
    return own(found) ? caches.match(own(found)) : found;
  });
}

// What the device holds of a page; where it holds nothing, the page that says so and lists what it has.
function held(request) {
  return known(request).then(function (found) {
    if (found || request.mode !== "navigate") return found || Response.error();
    return caches.match("offline.html").then(function (page) { return page || Response.error(); });
  });
}

self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  var isSettled = false;
  var network = fetch(request).then(function (answer) {
    isSettled = true;
    patience = PATIENCE;
    if (answer.status === 200) event.waitUntil(keep(request, answer.clone()).catch(function () { /* a full device */ }));
    return answer;
  });
  var late = new Promise(function (done) { setTimeout(done, request.mode === "navigate" ? PATIENCE : patience); })
    .then(function () { return isSettled ? network : known(request); })
    .then(function (found) {
      if (found && !isSettled) patience = 0;
      return found || network;
    });
  event.respondWith(Promise.race([network, late]).catch(function () { return held(request); }));
});
