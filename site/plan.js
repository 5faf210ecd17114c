// A household's plan from a list of modifications: what is there, what is needed, what does not apply and why.
// It stays on this device. The link that shares it holds the choices behind the #, which no server gets; a plan that
// came by a link stays in the address until it is kept, so that it never replaces the plan of this device unasked.
(function () {
  "use strict";
  var box = document.querySelector("[data-plan]");
  if (!box) return;
  var KEY = "biaochi:plan:" + box.dataset.plan;
  var STATES = ["present", "needed", "none"];
  var sheet = box.closest("article");
  function part(name) { return box.querySelector("[data-" + name + "]"); }

  var rows = Array.from(document.querySelectorAll("fieldset[data-item]"), function (set) {
    return {
      id: set.dataset.item,
      level: set.dataset.level,
      set: set,
      line: set.closest("li"),
      radios: Array.from(set.querySelectorAll("input[type=radio]")),
      why: set.querySelector(".why"),
      reason: set.querySelector("input[type=text]"),
      name: set.querySelector("legend").textContent,
      said: set.parentElement.querySelector("[data-said]")
    };
  });
  function chosen(row) { return row.radios.find(function (radio) { return radio.checked; }); }
  function lacksReason(row) { var it = chosen(row); return it && it.value === "none" && !row.reason.value.trim(); }

  function plan() {
    var found = {};
    rows.forEach(function (row) {
      var it = chosen(row), reason = row.reason.value.trim();
      if (it) found[row.id] = it.value === "none" && reason ? [it.value, reason] : [it.value];
    });
    return found;
  }
  function isEmpty(found) { return Object.keys(found).length === 0; }
  // Whatever stands in a link or in the storage: only known items and states count, and words are only ever words.
  function sound(text) {
    var given, found = {};
    try { given = JSON.parse(text); } catch (_) { return found; }
    if (!given || typeof given !== "object") return found;
    rows.forEach(function (row) {
      var it = Object.prototype.hasOwnProperty.call(given, row.id) ? given[row.id] : null;
      if (!Array.isArray(it) || !STATES.includes(it[0])) return;
      found[row.id] = it[0] === "none" && typeof it[1] === "string" ? [it[0], it[1].slice(0, row.reason.maxLength)] : [it[0]];
    });
    return found;
  }
  function fill(found) {
    rows.forEach(function (row) {
      var it = found[row.id] || [];
      row.radios.forEach(function (radio) { radio.checked = radio.value === it[0]; });
      row.reason.value = it[1] || "";
    });
  }

  // Storage may be switched off; then a plan lasts as long as the page.
  function stored() { try { return sound(localStorage.getItem(KEY)); } catch (_) { return {}; } }
  function store(found) {
    try { isEmpty(found) ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, JSON.stringify(found)); } catch (_) { /* nothing to add */ }
  }
  function linked() {
    var hash = location.hash.match(/^#plan=(.+)$/);
    try { return hash ? sound(decodeURIComponent(hash[1])) : {}; } catch (_) { return {}; }
  }
  function address(found) {
    return location.href.replace(/#.*$/, "") + (isEmpty(found) ? "" : "#plan=" + encodeURIComponent(JSON.stringify(found)));
  }

  // Words with names in braces.
  function words(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }
  function lack(name, found) {
    var details = part(name), list = details.querySelector("ul");
    details.hidden = !found.length;
    details.querySelector("summary").textContent = words(details.dataset[name], { n: found.length });
    list.replaceChildren.apply(list, found.map(function (row) {
      var line = document.createElement("li"), link = document.createElement("a");
      link.href = "#" + row.line.id;
      link.textContent = row.name;
      line.append(link);
      return line;
    }));
  }
  var isShared = false;
  function show() {
    var found = plan(), any = !isEmpty(found);
    rows.forEach(function (row) {
      var it = chosen(row), reason = row.reason.value.trim();
      row.line.dataset.state = it ? it.value : "";
      row.why.hidden = !it || it.value !== "none";
      row.said.textContent = it ? it.parentElement.textContent + (it.value === "none" && reason ? box.dataset.colon + reason : "") : "";
    });
    box.querySelectorAll("[data-level]").forEach(function (line) {
      var own = rows.filter(function (row) { return row.level === line.dataset.level; });
      function count(state) { return own.filter(function (row) { return row.line.dataset.state === state; }).length; }
      line.textContent = words(line.dataset.counts, { needed: count("needed"), present: count("present"), none: count("none"), open: count("") });
    });
    lack("open", any ? rows.filter(function (row) { return row.level === "mandatory" && !chosen(row); }) : []);
    lack("why", rows.filter(lacksReason));
    sheet.toggleAttribute("data-planned", any);
    part("shared").hidden = !isShared;
    part("over").hidden = isEmpty(stored());
    part("forget").hidden = !any || isShared;
    part("share").hidden = !any;
    part("link").value = address(found);
    part("copied").textContent = "";
  }
  function keep() {
    if (isShared) history.replaceState(null, "", address(plan())); else store(plan());
    show();
  }
  function load() {
    var found = linked();
    isShared = !isEmpty(found) && JSON.stringify(found) !== JSON.stringify(stored());
    fill(isShared ? found : stored());
    show();
  }
  function leave() {
    history.replaceState(null, "", address({}));
    rows[0].radios[0].focus();
  }

  rows.forEach(function (row) {
    row.set.hidden = false;
    row.set.addEventListener("change", keep);
    row.set.addEventListener("input", keep);
    // Boxes to tick are for those without scripts, and for paper.
    var tick = row.line.querySelector("label > input[type=checkbox]");
    tick.checked = false;
    tick.disabled = true;
    tick.parentElement.classList.add("unticked");
  });
  document.querySelectorAll("[data-ticks]").forEach(function (it) { it.remove(); });
  part("forget").addEventListener("click", function () {
    fill({});
    keep();
    rows[0].radios[0].focus();
  });
  part("adopt").addEventListener("click", function () {
    store(plan());
    leave();
    isShared = false;
    show();
  });
  part("leave").addEventListener("click", function () {
    leave();
    load();
  });
  part("copy").addEventListener("click", function () {
    var link = part("link");
    link.select();
    var copied = navigator.clipboard ? navigator.clipboard.writeText(link.value) : Promise[document.execCommand("copy") ? "resolve" : "reject"]();
    copied.then(function () { part("copied").textContent = box.dataset.copied; }, function () { link.focus(); });
  });
  part("link").addEventListener("focus", function (event) { event.target.select(); });
  window.addEventListener("hashchange", function () { if (/^#plan=/.test(location.hash)) load(); });
  window.addEventListener("storage", function (event) { if (!isShared && (event.key === KEY || event.key === null)) load(); });
  box.hidden = false;
  load();
})();
