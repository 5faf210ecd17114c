// Search: names first, then what stands in the texts, all from scripts so that a disk will do as well as a server.
// Two characters that stand together are a key, here as in the index; see src/render/site/search.rs.
(function () {
  "use strict";
  var root = document.currentScript.src.replace(/assets\/search\.js.*$/, "");
  var page = document.querySelector("[data-search]");
  var missing = document.querySelector("[data-missing]");
  if (!page && !missing) return;

  // What the data scripts call.
  var names = null, codes = null, shards = {};
  window.biaochi = {
    names: function (data) { names = data; },
    codes: function (data) { codes = data; },
    shard: function (at, data) { shards[at] = data; }
  };
  var loading = {};
  function load(name) {
    if (!loading[name]) loading[name] = new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = root + "search/" + name + ".js";
      script.onload = done;
      script.onerror = failed;
      document.head.appendChild(script);
    });
    return loading[name];
  }
  function address(path) {
    return root + path + (location.protocol === "file:" && /\/$/.test(path) ? "index.html" : "");
  }

  // Cutting, as the index was cut.
  var simple = null;
  function normal(text) {
    if (!simple) {
      simple = {};
      var pairs = Array.from(names.traditional);
      for (var at = 0; at < pairs.length; at += 2) simple[pairs[at]] = pairs[at + 1];
    }
    return Array.from(text).map(function (c) {
      var point = c.codePointAt(0);
      if (point >= 0xFF01 && point <= 0xFF5E) c = String.fromCodePoint(point - 0xFEE0);
      if (point === 0x3000) c = " ";
      return simple[c] || c.toLowerCase();
    }).join("");
  }
  var HAN = /^[\u3400-\u9fff]/;
  function tokens(text) { return normal(text).match(/[\u3400-\u9fff]+|[a-z0-9]+/g) || []; }
  function keys(token) {
    if (!HAN.test(token)) return [token];
    var found = [];
    for (var at = 0; at + 1 < token.length; at++) found.push(token.slice(at, at + 2));
    return found;
  }
  function shardOf(key) {
    var second = key.length > 1 ? key.charCodeAt(1) : 0;
    return (key.charCodeAt(0) * 31 + second) % names.shards;
  }

  // How well a name answers a token; 0 when not at all.
  function byName(row, token) {
    var name = row.normal || (row.normal = normal(row[0]));
    var at = name.indexOf(token);
    // Of names that answer alike, the one is meant of which more was typed.
    function share(whole) { return Math.round(90 * Math.min(token.length / whole.length, 1)); }
    if (name === token) return 1000;
    if (at === 0) return 800 + share(name);
    if (at > 0) return 700 - Math.min(at, 50) + share(name) / 2;
    if (HAN.test(token) || token.length < 2) return 0;
    var whole = row[4].replace(/ /g, ""), start = row[5].indexOf(token);
    if (start === 0) return 590 + share(row[5]);
    if (start > 0) return 540 - Math.min(start, 50) + share(row[5]) / 2;
    if (whole.indexOf(token) === 0) return 590 + share(whole);
    // Pinyin counts from the start of a syllable.
    return (" " + row[4]).split(" ").some(function (_, i, all) { return i > 0 && all.slice(i).join("").indexOf(token) === 0; }) ? 500 : 0;
  }
  // A common name stands for its term.
  function terms(token) {
    return names.aliases.filter(function (pair) { return normal(pair[0]) === token; }).map(function (pair) { return normal(pair[1]); });
  }
  // In whose materials, or text, all keys of a token stand.
  function inText(token, field) {
    var common = null;
    keys(token).forEach(function (key) {
      var shard = shards[shardOf(key)] || {}, list = (Object.prototype.hasOwnProperty.call(shard, key) ? shard[key][field] : []);
      common = common ? common.filter(function (it) { return list.includes(it); }) : list;
    });
    return common || [];
  }
  function needed(all) {
    var found = {};
    all.forEach(function (token) {
      if (HAN.test(token) && token.length < 2) return;
      [token].concat(terms(token)).forEach(function (it) { keys(it).forEach(function (key) { found[shardOf(key)] = true; }); });
    });
    return Object.keys(found);
  }
  function ranked(all) {
    var scores = names.rows.map(function () { return 0; }), answered = names.rows.map(function () { return 0; });
    all.forEach(function (token) {
      var best = names.rows.map(function (row) {
        var score = byName(row, token);
        terms(token).forEach(function (term) { score = Math.max(score, byName(row, term) / 2); });
        return score;
      });
      [token].concat(terms(token)).forEach(function (it) {
        inText(it, 0).forEach(function (at) { best[at] = Math.max(best[at], 300); });
        inText(it, 1).forEach(function (at) { best[at] = Math.max(best[at], 100); });
      });
      best.forEach(function (score, at) { if (score) { scores[at] += score; answered[at]++; } });
    });
    return names.rows.map(function (row, at) { return { row: row, score: scores[at], at: at }; })
      .filter(function (it) { return answered[it.at] === all.length; })
      .sort(function (a, b) { return b.score - a.score || a.at - b.at; });
  }

  // Codes: the check character tells a slip, and the codes that are one slip away.
  var ALPHABET = "0123456789BCDFGHJKMNPQRSTVWXZ";
  function asCode(text) {
    var code = text.trim().toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
    return code.length === 6 && Array.from(code).every(function (c) { return ALPHABET.includes(c); }) ? code : null;
  }
  function isRight(code) {
    var sum = 0;
    for (var at = 0; at < 5; at++) sum += (at + 1) * ALPHABET.indexOf(code[at]);
    return ALPHABET[sum % 29] === code[5];
  }
  function near(code) {
    return Object.keys(codes).filter(function (other) {
      var wrong = [];
      for (var at = 0; at < 6; at++) if (other[at] !== code[at]) wrong.push(at);
      return wrong.length === 1 || (wrong.length === 2 && code[wrong[0]] === other[wrong[1]] && code[wrong[1]] === other[wrong[0]]);
    });
  }

  function item(list, name, path, about) {
    var li = document.createElement("li"), link = document.createElement("a"), note = document.createElement("span");
    link.href = address(path);
    link.textContent = name;
    note.className = "soft";
    note.textContent = about;
    li.append(link, " ", note);
    list.appendChild(li);
  }

  if (missing) {
    var typed = location.pathname.match(/\/[qp]\/([0-9a-z]{6})\/?$/i), code = typed && asCode(typed[1]);
    if (code) load("codes").then(function () {
      var found = near(code);
      if (!found.length) return;
      var list = missing.querySelector("ul");
      found.forEach(function (it) { item(list, codes[it][1], codes[it][0], it); });
      missing.hidden = false;
    }, function () { /* the page says where else to look */ });
    return;
  }

  var status = page.querySelector("[role=status]"), results = page.querySelector("ol");
  var asked = new URLSearchParams(location.search).get("q") || "";
  document.querySelectorAll("form.search input").forEach(function (input) { input.value = asked; });
  if (!asked.trim()) return;
  function say(key, parts) {
    var words = page.dataset[key];
    Object.keys(parts || {}).forEach(function (name) { words = words.replace("{" + name + "}", parts[name]); });
    status.textContent = words;
  }
  function show(found) {
    results.textContent = "";
    found.slice(0, 50).forEach(function (it) { item(results, it.row[0], it.row[1], it.row[2] + (it.row[3] ? " " + it.row[3] : "")); });
    say(found.length ? "found" : "none", { n: found.length });
  }
  say("wait");
  load("names").then(function () {
    var all = tokens(asked), code = asCode(asked);
    return Promise.all(needed(all).map(load).concat(code ? [load("codes")] : [])).then(function () {
      var found = all.length ? ranked(all) : [];
      if (code && Object.prototype.hasOwnProperty.call(codes, code)) {
        results.textContent = "";
        item(results, codes[code][1], codes[code][0], code);
        return say("found", { n: 1 });
      }
      // Letters alone may be pinyin; then it is no code.
      if (code && !found.length) {
        var close = near(code);
        results.textContent = "";
        close.forEach(function (it) { item(results, codes[it][1], codes[it][0], it); });
        return say(isRight(code) ? "unknown" : close.length ? "slip" : "wrong", { code: code });
      }
      show(found);
    });
  }).catch(function () { say("failed"); });
})();
