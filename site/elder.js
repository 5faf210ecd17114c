// Switches the view for old eyes, and reads the page aloud with the voice of the browser.
(function () {
  "use strict";
  var html = document.documentElement;

  var view = document.querySelector("[data-elder]");
  function mark() { view.setAttribute("aria-pressed", html.dataset.view === "elder"); }
  view.hidden = false;
  mark();
  view.addEventListener("click", function () {
    var elder = html.dataset.view !== "elder";
    if (elder) html.dataset.view = "elder"; else delete html.dataset.view;
    mark();
    try { elder ? localStorage.setItem("biaochi:view", "elder") : localStorage.removeItem("biaochi:view"); } catch (_) { /* lasts as long as the page */ }
  });

  var speak = document.querySelector("[data-speak]");
  var voice = window.speechSynthesis;
  if (!voice || typeof SpeechSynthesisUtterance === "undefined") return;
  var start = speak.textContent;
  speak.hidden = false;
  function rest() { speak.textContent = start; speak.setAttribute("aria-pressed", "false"); }
  // What the eye would look at first, piece by piece: long texts break off in some browsers.
  function pieces() {
    var main = document.querySelector("main");
    var found = Array.from(main.querySelectorAll("h1, .summary, .facts > div, .steps > li, h2, .index > li, .item-text, main > article > p"))
      .filter(function (it) { return it.offsetParent !== null && !it.parentElement.closest(".steps > li, .facts > div, .index > li"); });
    return found.map(function (it) { return it.innerText.replace(/\s+/g, "，").trim(); }).filter(Boolean);
  }
  speak.addEventListener("click", function () {
    if (voice.speaking || voice.pending) { voice.cancel(); return rest(); }
    var all = pieces();
    speak.textContent = speak.dataset.stop;
    speak.setAttribute("aria-pressed", "true");
    all.forEach(function (words, at) {
      var said = new SpeechSynthesisUtterance(words);
      said.lang = html.lang;
      said.rate = 0.9;
      if (at === all.length - 1) said.onend = rest;
      said.onerror = rest;
      voice.speak(said);
    });
  });
  window.addEventListener("pagehide", function () { voice.cancel(); });
})();
