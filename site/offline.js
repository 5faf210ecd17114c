// Registers the worker, saves a line for where there is no signal, and lists what the device holds.
(function () {
  "use strict";
  if (!("serviceWorker" in navigator) || !/^https?:$/.test(location.protocol)) return;
  var workers = navigator.serviceWorker;
  var root = document.currentScript.src.replace(/assets\/offline\.js.*$/, "");
  var here = location.href.replace(/#.*$/, "");
  // What the pages show besides words.
  var shared = Array.from(document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")).map(function (it) { return it.href || it.src; });
  var isFirst = !workers.controller;
  workers.register(root + "sw.js").then(function () { return workers.ready; }).then(function (registration) {
    if (isFirst) registration.active.postMessage({ keep: shared.concat(here) });
  }).catch(function () { /* the site reads without it */ });
  if (!window.caches) return;

  // The pages on this device, each once.
  var list = document.querySelector("[data-held]");
  if (list) caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) { return name.startsWith("biaochi-"); }).map(function (name) {
      return caches.open(name).then(function (cache) {
        return cache.keys().then(function (requests) {
          return Promise.all(requests.filter(function (it) { return /(\/|\.html)$/.test(new URL(it.url).pathname); }).map(function (it) {
            return cache.match(it).then(function (page) { return page.text(); }).then(function (text) { return { href: it.url, page: new DOMParser().parseFromString(text, "text/html") }; });
          }));
        });
      });
    }));
  }).then(function (found) {
    var pages = new Map();
    found.flat().forEach(function (it) {
      var canonical = it.page.querySelector("link[rel=canonical]"), title = it.page.querySelector("h1");
      if (!canonical || !title || it.page.querySelector("[data-held], [data-missing]")) return;
      var name = Array.from(title.childNodes).filter(function (node) { return node.nodeName !== "SMALL"; }).map(function (node) { return node.textContent; });
      pages.set(canonical.getAttribute("href"), { href: it.href, name: name.join("").trim() });
    });
    var rows = Array.from(pages.values()).sort(function (a, b) { return a.name.localeCompare(b.name, "zh"); });
    list.querySelector("ul").replaceChildren.apply(list.querySelector("ul"), rows.map(function (row) {
      var line = document.createElement("li"), link = document.createElement("a");
      link.href = row.href;
      link.textContent = row.name;
      line.append(link);
      return line;
    }));
    list.hidden = !rows.length;
  });

  var box = document.querySelector("[data-save]");
  if (!box) return;
  var save = box.querySelector("[data-keep]"), drop = box.querySelector("[data-drop]"), status = box.querySelector("[role=status]");
  var links = Array.from(document.querySelectorAll("main .index a"));
  var paths = links.map(function (link) { return link.href; }).concat(here);
  // The addresses behind the code of a page, as the code holds them and as people type them.
  var others = links.filter(function (link) { return link.dataset.code; }).flatMap(function (link) {
    return ["q/", "Q/"].map(function (folder) { return [root + folder + link.dataset.code + "/", link.href]; });
  });
  function say(key, n) { status.textContent = box.dataset[key].replace("{n}", n); }
  function saved(work) { return caches.open("biaochi-saved").then(work); }
  function show() {
    return saved(function (cache) {
      return Promise.all(paths.map(function (path) { return cache.match(path); }));
    }).then(function (found) {
      var n = found.filter(Boolean).length;
      drop.hidden = n === 0;
      save.hidden = n === paths.length;
      if (n) say("kept", n); else status.textContent = "";
    });
  }
  save.addEventListener("click", function () {
    say("busy", paths.length);
    saved(function (cache) {
      return Promise.all(paths.concat(shared).map(function (path) { return cache.add(path); })).then(function () {
        return Promise.all(others.map(function (it) { return cache.put(it[0], new Response("", { headers: { "x-page": it[1] } })); }));
      });
    }).then(show, function () { say("failed", 0); });
  });
  drop.addEventListener("click", function () {
    saved(function (cache) {
      return Promise.all(paths.concat(others.map(function (it) { return it[0]; })).map(function (path) { return cache.delete(path); }));
    }).then(show).then(function () { save.focus(); });
  });
  box.hidden = false;
  show();
})();
