// A household's plan from a list of modifications: what is there, what is needed, what does not apply and why.
// It stays on this device; the link that shares it holds the choices behind the #, which no server gets.
(function () {
  "use strict";
  var box = document.querySelector("[data-plan]");
  if (!box) return;
  var key = "biaochi:plan:" + box.dataset.plan;
  var sets = Array.from(document.querySelectorAll("fieldset[data-item]"));
  var status = box.querySelector("[role=status]"), link = box.querySelector("input"), clear = box.querySelector("[data-forget]");
  var STATES = ["present", "needed", "none"];

  function stateOf(set) { var chosen = set.querySelector("input[type=radio]:checked"); return chosen ? chosen.value : ""; }
  function reasonOf(set) { return set.querySelector("input[type=text]"); }
  function plan() {
    var found = {};
    sets.forEach(function (set) {
      var state = stateOf(set), reason = reasonOf(set).value.trim();
      if (state) found[set.dataset.item] = state === "none" && reason ? [state, reason] : [state];
    });
    return found;
  }
  // Whatever stands in a link or in the storage: only known items and states count, and words are only ever words.
  function set(found) {
    sets.forEach(function (it) {
      var row = found && typeof found === "object" && Object.prototype.hasOwnProperty.call(found, it.dataset.item) ? found[it.dataset.item] : null;
      var state = Array.isArray(row) && STATES.includes(row[0]) ? row[0] : "";
      it.querySelectorAll("input[type=radio]").forEach(function (radio) { radio.checked = radio.value === state; });
      reasonOf(it).value = state === "none" && typeof row[1] === "string" ? row[1].slice(0, 60) : "";
    });
  }
  function read(text) { try { return JSON.parse(text); } catch (_) { return null; } }

  function show() {
    var counts = { needed: 0, present: 0, none: 0, must: 0, may: 0, open: 0, why: 0 };
    sets.forEach(function (it) {
      var state = stateOf(it), must = it.dataset.level === "mandatory", why = it.querySelector(".why");
      it.closest("li").dataset.state = state;
      why.hidden = state !== "none";
      if (state) counts[state]++; else if (must) counts.open++;
      if (state === "needed") counts[must ? "must" : "may"]++;
      if (state === "none" && !reasonOf(it).value.trim()) counts.why++;
    });
    var words = box.dataset.counts;
    Object.keys(counts).forEach(function (name) { words = words.replace("{" + name + "}", counts[name]); });
    if (counts.why) words += box.dataset.lacking.replace("{n}", counts.why);
    status.textContent = words;
    var any = Object.keys(plan()).length > 0;
    clear.hidden = !any;
    link.closest("label").hidden = !any;
    var hash = any ? "#plan=" + encodeURIComponent(JSON.stringify(plan())) : "";
    link.value = location.href.replace(/#.*$/, "") + hash;
  }
  function keep() {
    try {
      var found = plan();
      if (Object.keys(found).length) localStorage.setItem(key, JSON.stringify(found)); else localStorage.removeItem(key);
    } catch (_) { /* lasts as long as the page */ }
    show();
  }

  var shared = location.hash.match(/^#plan=(.+)$/), words = null;
  try { words = shared ? decodeURIComponent(shared[1]) : localStorage.getItem(key); } catch (_) { /* a broken link, or no storage */ }
  // Boxes to tick are for those without scripts.
  sets.forEach(function (it) {
    it.hidden = false;
    var box = it.closest("li").querySelector("label > input[type=checkbox]");
    box.hidden = true;
    box.parentElement.classList.add("unticked");
  });
  document.querySelectorAll("[data-remember] + [data-clear]").forEach(function (it) { it.remove(); });
  set(read(words));
  box.hidden = false;
  sets.forEach(function (it) { it.addEventListener("change", keep); it.addEventListener("input", keep); });
  clear.addEventListener("click", function () { set(null); keep(); sets[0].querySelector("input").focus(); });
  link.addEventListener("focus", function () { link.select(); });
  show();
})();
