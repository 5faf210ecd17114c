// The record of an inspection on a list of indicators: results and remarks, kept on this device and nowhere else, to be
// narrowed, printed, and saved as a table or as data. All lists of a set share one record, one institution at a time.
(function () {
  "use strict";
  var box = document.querySelector("[data-record]");
  if (!box) return;
  var KEY = "biaochi:record:" + box.dataset.record;
  var STATES = ["conform", "mostly", "fails", "none"];
  var LIMIT = 200;
  var status = box.querySelector("[data-shown]");
  var heads = Array.from(box.querySelectorAll("input[name]"));
  var filters = Array.from(box.querySelectorAll("select"));
  function text(node) { return node.textContent.trim().replace(/\s+/g, " "); }

  var rows = Array.from(document.querySelectorAll(".indicator"), function (line) {
    var set = line.querySelector("fieldset");
    return {
      id: line.id,
      line: line,
      set: set,
      radios: Array.from(set.querySelectorAll("[type=radio]")),
      why: set.querySelector(".why"),
      note: set.querySelector("[type=text]"),
      said: line.querySelector("[data-said]"),
      points: Number(line.dataset.points || 0),
      isVeto: line.hasAttribute("data-veto"),
      of: { department: [line.dataset.department], institution: line.dataset.institutions.split("|"), risk: [line.dataset.risk] }
    };
  });
  function chosen(row) { return row.radios.find(function (radio) { return radio.checked; }); }
  function state(row) { var it = chosen(row); return it ? it.value : ""; }
  function result(row) { var it = chosen(row); return it ? text(it.parentElement) : ""; }

  // Storage may be switched off; then a record lasts as long as the page. Whatever stands there: only known states
  // count, and words are only ever words.
  function stored() {
    var given;
    try { given = JSON.parse(localStorage.getItem(KEY)); } catch (_) { given = null; }
    var found = { about: {}, items: {} };
    if (!given || typeof given !== "object") return found;
    heads.forEach(function (field) {
      var words = given.about && given.about[field.name];
      if (typeof words === "string") found.about[field.name] = words.slice(0, LIMIT);
    });
    Object.keys(given.items || {}).forEach(function (id) {
      var it = given.items[id];
      if (Array.isArray(it) && STATES.includes(it[0])) found.items[id] = [it[0], typeof it[1] === "string" ? it[1].slice(0, LIMIT) : ""];
    });
    return found;
  }
  function store(record) {
    try { localStorage.setItem(KEY, JSON.stringify(record)); } catch (_) { /* nothing to add */ }
  }
  function shown() { return rows.filter(function (row) { return !row.line.hidden; }); }
  function words(pattern, values) { return pattern.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; }); }
  function show() {
    rows.forEach(function (row) {
      row.line.dataset.state = state(row);
      row.why.hidden = !state(row);
      row.said.textContent = [result(row), row.note.value.trim()].filter(Boolean).join(" ");
      row.line.hidden = filters.some(function (filter) {
        var by = filter.dataset.by, own = by === "result" ? [state(row) || "open"] : row.of[by];
        return filter.value && !own.includes(filter.value);
      });
    });
    var listed = shown(), counts = { n: listed.length, open: 0 };
    STATES.forEach(function (name) { counts[name] = 0; });
    listed.forEach(function (row) { counts[state(row) || "open"] += 1; });
    var said = [words(status.dataset.shown, counts)];
    if (status.dataset.score) {
      var sum = function (states) { return listed.filter(function (row) { return states.includes(state(row)); }).reduce(function (all, row) { return all + row.points; }, 0); };
      said.push(words(status.dataset.score, { got: sum(["conform"]), all: sum(["conform", "mostly", "fails"]) }));
      if (listed.some(function (row) { return row.isVeto && state(row) === "fails"; })) said.push(status.dataset.veto);
    }
    status.replaceChildren.apply(status, said.flatMap(function (line, at) { return at ? [document.createElement("br"), line] : [line]; }));
  }
  function keep() {
    var record = stored();
    heads.forEach(function (field) { record.about[field.name] = field.value.trim(); });
    rows.forEach(function (row) {
      if (state(row)) record.items[row.id] = [state(row), row.note.value.trim()]; else delete record.items[row.id];
    });
    store(record);
    show();
  }
  function load() {
    var record = stored();
    heads.forEach(function (field) { field.value = record.about[field.name] || ""; });
    rows.forEach(function (row) {
      var it = record.items[row.id] || [];
      row.radios.forEach(function (radio) { radio.checked = radio.value === it[0]; });
      row.note.value = it[1] || "";
    });
    show();
  }

  function data() {
    return shown().map(function (row) {
      return {
        id: row.id, department: row.line.dataset.department, content: text(row.line.querySelector("[data-content]")),
        criterion: text(row.line.querySelector("[data-criterion]")), risk: text(row.line.querySelector(".risk")),
        result: state(row), result_name: result(row), note: row.note.value.trim()
      };
    });
  }
  function about() {
    var found = { set: box.dataset.record, name: box.dataset.name, edition: box.dataset.edition };
    heads.forEach(function (field) { found[field.name] = field.value.trim(); });
    return found;
  }
  function save(bytes, type, ending) {
    var link = document.createElement("a"), address = URL.createObjectURL(new Blob([bytes], { type: type }));
    link.href = address;
    link.download = [box.dataset.record, about().date].filter(Boolean).join("-") + ending;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(address); }, 1000);
  }
  // A cell that begins like a formula is only text: a spreadsheet must not reckon what somebody typed.
  function cell(value) { return "\"" + (/^[=+\-@\t\r]/.test(value) ? "'" : "") + value.replace(/"/g, "\"\"") + "\""; }
  box.querySelector("[data-csv]").addEventListener("click", function () {
    var given = about(), lines = [[given.name, given.edition, given.institution, given.date, given.inspectors], box.dataset.columns.split("|")];
    data().forEach(function (it) { lines.push([it.id, it.department, it.content, it.criterion, it.risk, it.result_name, it.note]); });
    // Spreadsheets know Chinese by the mark at the head.
    save("\ufeff" + lines.map(function (line) { return line.map(cell).join(",") + "\r\n"; }).join(""), "text/csv;charset=utf-8", ".csv");
  });
  box.querySelector("[data-json]").addEventListener("click", function () {
    save(JSON.stringify(Object.assign(about(), { items: data() }), null, 1) + "\n", "application/json", ".json");
  });
  box.querySelector("[data-empty]").addEventListener("click", function (event) {
    try { localStorage.removeItem(KEY); } catch (_) { /* nothing kept */ }
    event.target.closest("details").open = false;
    rows.forEach(function (row) {
      row.radios.forEach(function (radio) { radio.checked = false; });
      row.note.value = "";
    });
    heads.forEach(function (field) { field.value = ""; });
    show();
    heads[0].focus();
  });
  rows.forEach(function (row) {
    row.set.hidden = false;
    row.set.addEventListener("input", keep);
  });
  heads.forEach(function (field) { field.addEventListener("input", keep); });
  filters.forEach(function (filter) {
    filter.value = "";
    filter.addEventListener("change", show);
  });
  window.addEventListener("storage", function (event) { if (event.key === KEY || event.key === null) load(); });
  box.hidden = false;
  load();
})();
