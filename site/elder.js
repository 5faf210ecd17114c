// Switches the view for old eyes, and reads the page aloud with the voice of the browser.
(function () {
  "use strict";
  var KEY = "biaochi:view";
  var html = document.documentElement;
  function isElder() { return html.dataset.view === "elder"; }

  var view = document.querySelector("[data-elder]");
  function show(elder) {
    if (elder) html.dataset.view = "elder"; else delete html.dataset.view;
    view.setAttribute("aria-pressed", elder);
  }
  // Without storage the view lasts as long as the page.
  function keep(elder) {
    try { elder ? localStorage.setItem(KEY, "elder") : localStorage.removeItem(KEY); } catch (_) { /* nothing to add */ }
  }
  function kept() {
    try { return localStorage.getItem(KEY) === "elder"; } catch (_) { return isElder(); }
  }
  view.hidden = false;
  show(isElder());
  view.addEventListener("click", function () {
    var elder = !isElder();
    show(elder);
    keep(elder);
  });
  // It may have been switched in another window, or on a page that one comes back from.
  window.addEventListener("storage", function (event) { if (event.key === KEY || event.key === null) show(kept()); });
  window.addEventListener("pageshow", function (event) { if (event.persisted) show(kept()); });

  var speak = document.querySelector("[data-speak]");
  var voice = window.speechSynthesis;
  if (!voice || typeof SpeechSynthesisUtterance === "undefined") return;
  var start = speak.textContent, reads = false;
  speak.hidden = false;
  function rest() {
    reads = false;
    speak.textContent = start;
    speak.setAttribute("aria-pressed", "false");
  }
  // What the eye would look at first, piece by piece: long texts break off in some browsers.
  var SAID = ".facts > div, .steps > li, .index > li, .members > li, section .ticks b, .body > p, .body > ul > li, .body > ol > li";
  function pieces() {
    // A heading is said if something below it is.
    var found = Array.from(document.querySelectorAll("main :is(h1, .summary, h2, " + SAID + ")")).filter(function (it) {
      return it.offsetParent !== null && (it.tagName !== "H2" || it.parentElement.querySelector(SAID));
    });
    return found.map(function (it) { return it.innerText.trim().replace(/\s+/g, "，"); }).filter(Boolean);
  }
  speak.addEventListener("click", function () {
    // What was said before, here or in another window, would come first.
    voice.cancel();
    if (reads) { rest(); return; }
    var all = pieces();
    if (!all.length) return;
    reads = true;
    speak.textContent = speak.dataset.stop;
    speak.setAttribute("aria-pressed", "true");
    all.forEach(function (words, at) {
      var said = new SpeechSynthesisUtterance(words);
      said.lang = html.lang;
      said.rate = 0.9;
      if (at === all.length - 1) said.onend = rest;
      // Being interrupted is how a reading is stopped, and a new one may have begun by then.
      said.onerror = function (event) { if (event.error !== "interrupted" && event.error !== "canceled") rest(); };
      voice.speak(said);
    });
  });
  window.addEventListener("pagehide", function () { voice.cancel(); rest(); });
})();
