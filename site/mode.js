// The view for old eyes (关怀版), set before the page is drawn, so that nothing jumps.
(function () {
  "use strict";
  try {
    if (localStorage.getItem("biaochi:view") === "elder") document.documentElement.dataset.view = "elder";
  } catch (_) { /* without storage the usual view */ }
})();
