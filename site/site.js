// Only adds: ticks that stay on this device, printing, and folders that open from a disk.
(function () {
  "use strict";

  // A disk has no server that would open index.html for a folder.
  if (location.protocol === "file:") {
    document.querySelectorAll("a[href]").forEach(function (link) {
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    });
    document.querySelectorAll("form.search").forEach(function (form) { form.action += "index.html"; });
  }

  // What needs a script shows itself only where scripts run.
  document.querySelectorAll("form.search").forEach(function (form) { form.hidden = false; });

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // Storage may be switched off; then ticks last as long as the page.
  function read(key) {
    try { return JSON.parse(localStorage.getItem(key)) || []; } catch (_) { return []; }
  }
  function write(key, values) {
    try { values.length ? localStorage.setItem(key, JSON.stringify(values)) : localStorage.removeItem(key); } catch (_) { /* nothing to add */ }
  }

  document.querySelectorAll("[data-remember]").forEach(function (list) {
    var key = "biaochi:" + list.dataset.remember;
    var boxes = Array.from(list.querySelectorAll("input[type=checkbox]"));
    var clear = document.querySelector("[data-clear]");
    function show() { if (clear) clear.hidden = !boxes.some(function (box) { return box.checked; }); }
    function keep() {
      write(key, boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; }));
      show();
    }
    var ticked = read(key);
    boxes.forEach(function (box) { box.checked = ticked.includes(box.value); });
    list.addEventListener("change", keep);
    if (clear) clear.addEventListener("click", function () {
      boxes.forEach(function (box) { box.checked = false; });
      keep();
      boxes[0].focus();
    });
    show();
  });
})();
