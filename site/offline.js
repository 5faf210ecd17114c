// Registers the worker, and saves a line for where there is no signal.
(function () {
  "use strict";
  if (!("serviceWorker" in navigator) || !/^https?:$/.test(location.protocol)) return;
  var root = document.currentScript.src.replace(/assets\/offline\.js.*$/, "");
  navigator.serviceWorker.register(root + "sw.js").catch(function () { /* the site reads without it */ });

  var box = document.querySelector("[data-save]");
  if (!box || !window.caches) return;
  var save = box.querySelector("[data-keep]"), drop = box.querySelector("[data-drop]"), status = box.querySelector("[role=status]");
  var paths = Array.from(document.querySelectorAll("main .index a")).map(function (link) { return link.href; }).concat(location.href.replace(/#.*$/, ""));
  // What the pages show besides words.
  var shared = Array.from(document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")).map(function (it) { return it.href || it.src; });
  function say(key, n) { status.textContent = box.dataset[key].replace("{n}", n); }
  function count() {
    return caches.open("biaochi-saved").then(function (cache) {
      return Promise.all(paths.map(function (path) { return cache.match(path); }));
    }).then(function (found) { return found.filter(Boolean).length; });
  }
  function show() {
    return count().then(function (n) {
      drop.hidden = n === 0;
      save.hidden = n === paths.length;
      if (n) say("kept", n); else status.textContent = "";
    });
  }
  save.addEventListener("click", function () {
    say("busy", paths.length);
    caches.open("biaochi-saved").then(function (cache) {
      return Promise.all(paths.concat(shared).map(function (path) { return cache.add(path); }));
    }).then(show, function () { say("failed", 0); });
  });
  drop.addEventListener("click", function () {
    caches.open("biaochi-saved").then(function (cache) {
      return Promise.all(paths.map(function (path) { return cache.delete(path); }));
    }).then(show).then(function () { save.focus(); });
  });
  box.hidden = false;
  show();
})();
