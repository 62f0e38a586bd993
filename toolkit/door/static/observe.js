// Writes down what an observer sees: a letter for whom, a digit for how bad, then the text. Every note stays on the
// device until the server has it on disk, and the page opens again without a network.
(function () {
  "use strict";
  var root = document.getElementById("observe");
  if (!root || !window.fetch || !window.JSON || !window.crypto) return;
  function byId(id) { return document.getElementById(id); }
  function random(n) { return Array.prototype.map.call(crypto.getRandomValues(new Uint8Array(n)), function (b) { return (b + 256).toString(16).slice(1); }).join(""); }
  var base = root.dataset.base, code = base.split("/")[2], SAID = JSON.parse(root.dataset.said), ROOM = "room", ROOM_KEY = "z";
  var form = byId("note"), fields = form.elements, status = byId("status"), own = "proeftuin-o:", prefix = own + code + ":";
  var EVERY = 2500, PATIENCE = 20000, BATCH = 20; // milliseconds; notes in one request
  var memory = {}, forgetful = false;
  function get(k) { if (k in memory) return memory[k]; try { return localStorage.getItem(k); } catch (e) { return null; } }
  function put(k, v) { try { localStorage.setItem(k, v); delete memory[k]; } catch (e) { memory[k] = v; forgetful = true; } }
  function drop(k) { delete memory[k]; try { localStorage.removeItem(k); } catch (e) { /* it was never there */ } }
  function kept(begin) {
    var found = Object.keys(memory);
    try { found = found.concat(Object.keys(localStorage)); } catch (e) { /* no storage in this browser */ }
    return found.filter(function (k) { return k.indexOf(begin) === 0; });
  }
  function parsed(k, otherwise) { try { return JSON.parse(get(k)) || otherwise; } catch (e) { return otherwise; } }

  // Ids: the device's own part lets the server say which of its notes are grouped; the rest is new for every page load,
  // so that two tabs never make the same one.
  var device = get(own + "device") || "";
  if (!/^[0-9a-f]{16}$/.test(device)) put(own + "device", device = random(8));
  var load = random(4), count = 0;
  var now = parsed(prefix + "now", { people: [], places: [], p: "", at: 0, state: "open" }), version = "";
  var letters = parsed(prefix + "letters", {}), edit = "", moved = false, sure = "", told = [], offline = false, lang = "";
  function w(key, given) {
    return (SAID[lang][key] || "").replace(/\{(\w+)\}/g, function (all, name) { return given && name in given ? given[name] : all; });
  }

  // -- notes: each under a key of its own, so that two tabs never overwrite one another's ------------------------------

  function read(id) { return parsed(prefix + "n:" + id, null); }
  function write(n) { put(prefix + "n:" + n.id, JSON.stringify(n)); }
  function notes() {
    return kept(prefix + "n:").map(function (k) { return parsed(k, null); }).filter(Boolean).sort(function (a, b) { return b.t - a.t; });
  }
  function waiting() { return notes().filter(function (n) { return n.state === "waits"; }); }
  function forget(n) { drop(prefix + "n:" + n.id); }
  function old(n) { return n.state !== "waits" && n.state !== "stays" && new Date(n.t).toDateString() !== new Date().toDateString(); }
  notes().filter(old).forEach(forget);
  var WORDS = ["participant", "place", "text", "what", "quote", "severity", "observer"];
  function words(n) { var found = {}; WORDS.forEach(function (k) { found[k] = n[k]; }); return found; }
  function change(n, given) {
    n.before = n.before || (n.version ? words(n) : null);
    Object.keys(given).forEach(function (k) { n[k] = given[k]; });
    n.version += 1; n.state = "waits"; write(n);
  }

  // -- sending ---------------------------------------------------------------------------------------------------------

  var sending = false, wait = 0, timer = 0, barred = false;
  function ask(path, options) {
    var stop = window.AbortController ? new AbortController() : null, late = setTimeout(function () { if (stop) stop.abort(); }, PATIENCE);
    options.credentials = "same-origin"; options.cache = "no-store"; if (stop) options.signal = stop.signal;
    return fetch(base + path, options).then(function (r) {
      clearTimeout(late);
      if (r.status === 401 || r.status === 403 || r.status === 404 || r.status === 410) { barred = true; tell("link_kept"); throw new Error(r.status); }
      if (!r.ok) throw new Error(r.status);
      barred = false; return r;
    }, function (e) { clearTimeout(late); throw e; });
  }
  function send() {
    var batch = waiting().slice(-BATCH);
    if (sending || !batch.length) return show();
    clearTimeout(timer); sending = true;
    var at = Date.now(), body = JSON.stringify({ notes: batch.map(function (n) {
      if (n.gone) return { id: n.id, version: n.version, gone: true };
      var one = words(n); one.id = n.id; one.version = n.version; one.ago = Math.max(0, (at - n.t) / 1000); return one;
    }) });
    ask("/do", { method: "POST", headers: { "Content-Type": "application/json" }, body: body })
      .then(function (r) { return r.json(); })
      .then(function (reply) {
        sending = false; offline = false; wait = 0;
        batch.forEach(function (n) { settle(n, reply.done.indexOf(n.id) >= 0 ? "" : reply.refused[n.id] || "unfit"); });
        draw(); send();
      })
      .catch(function () { sending = false; offline = true; show(); wait = Math.min(8000, (wait || 600) * 1.6); timer = setTimeout(send, wait); });
  }
  // Whatever the server answered for is over, also what it could not read: sent again it would come back for ever.
  function settle(sent, why) {
    var n = read(sent.id);
    if (why === "gone") { if (n) forget(n); tell("why_gone", { code: sent.participant }); return; }
    if (!n || n.version !== sent.version) return; // changed again meanwhile
    if (!why && n.gone) return forget(n);
    if (why) tell("why_" + why);
    if (why === "grouped" && n.before) Object.keys(n.before).forEach(function (k) { n[k] = n.before[k]; });
    if (!why || why === "grouped") { delete n.before; delete n.gone; }
    n.state = !why ? "sent" : why === "grouped" ? "grouped" : "stays"; write(n);
  }

  // -- who is where ----------------------------------------------------------------------------------------------------

  var watching = 0, pause = EVERY;
  function watch() { clearTimeout(watching); if (document.visibilityState !== "hidden") watching = setTimeout(look, pause); }
  function look() {
    clearTimeout(watching);
    ask("/now?d=" + device + "&v=" + version + "&p=" + now.p, {})
      .then(function (r) { return r.status === 204 ? null : r.json(); })
      .then(function (reply) {
        pause = EVERY;
        if (reply) seen(reply); else now.at = Date.now();
        if (offline) { offline = false; send(); }
        show(); watch();
      })
      .catch(function () { offline = true; pause = Math.min(10000, pause * 1.5); show(); watch(); });
  }
  function seen(reply) {
    version = reply.v; now.people = reply.people; now.state = reply.state; now.at = Date.now();
    if (reply.places) { now.places = reply.places; now.p = reply.p; }
    put(prefix + "now", JSON.stringify(now));
    notes().forEach(function (n) {
      // Nothing about somebody who withdrew stays here either; what waits is answered for when it is sent.
      if (n.participant && n.state !== "waits" && !person(n.participant)) return forget(n);
      var state = reply.grouped.indexOf(n.id) >= 0 ? "grouped" : "sent";
      if ((n.state === "sent" || n.state === "grouped") && n.state !== state) { n.state = state; write(n); }
    });
    draw();
    var tried = "proeftuin-o:shell";
    try { if (reply.shell !== root.dataset.shell && sessionStorage.getItem(tried) !== reply.shell) { sessionStorage.setItem(tried, reply.shell); location.reload(); } } catch (e) { /* the old page goes on working */ }
  }
  function person(c) { return now.people.filter(function (one) { return one.code === c; })[0]; }
  function where(id) { var one = now.places.filter(function (p) { return p.id === id; })[0]; return one ? one.where[lang] : ""; }
  // A letter stays with its person, whoever comes or goes.
  function lettered() {
    Object.keys(letters).forEach(function (c) { if (!person(c)) delete letters[c]; });
    now.people.forEach(function (one) {
      if (letters[one.code]) return;
      var taken = Object.keys(letters).map(function (c) { return letters[c]; });
      letters[one.code] = "abcdefghijklmnopqrstuvwxy".split("").filter(function (l) { return taken.indexOf(l) < 0; })[0] || "";
    });
    put(prefix + "letters", JSON.stringify(letters));
  }

  // -- drawing ---------------------------------------------------------------------------------------------------------

  function el(tag, text, cls) { var e = document.createElement(tag); if (text !== undefined) e.textContent = text; if (cls) e.className = cls; return e; }
  function set(e, text) { if (e.textContent !== text) e.textContent = text; }
  function draw() { drawPeople(); drawPlaces(); drawMine(); show(); }
  function label(c) {
    var made = el("label", "", "o"), radio = el("input"), span = el("span");
    radio.type = "radio"; radio.name = "participant"; radio.value = c; made.dataset.code = c;
    made.append(radio, el("kbd"), span); span.append(el("b"), el("mark"), el("small"));
    return made;
  }
  function drawPeople() {
    lettered();
    var box = byId("people"), all = now.people.map(function (one) { return one.code; }).concat(ROOM);
    Array.prototype.slice.call(box.children).forEach(function (l) { if (all.indexOf(l.dataset.code) < 0) l.remove(); });
    all.forEach(function (c, index) {
      var l = box.querySelector('[data-code="' + c + '"]') || label(c), one = person(c);
      if (box.children[index] !== l) box.insertBefore(l, box.children[index] || null);
      set(l.querySelector("b"), c === ROOM ? w("room") : c);
      set(l.querySelector("kbd"), c === ROOM ? ROOM_KEY : letters[c]); l.querySelector("kbd").hidden = c !== ROOM && !letters[c];
      set(l.querySelector("mark"), w("simulated")); l.querySelector("mark").hidden = !one || !one.robot;
      set(l.querySelector("small"), one ? where(one.place) || w("at_gone") : "");
    });
    var said = [now.state === "planned" ? w("planned") : now.state === "closed" ? w("over") : ""].concat(told).filter(Boolean).join(" ");
    set(byId("told"), said); byId("told").hidden = !said;
    follow();
  }
  function drawAge(away) {
    var said = now.people.length ? (away && now.at ? w("as_of", { when: clock(now.at) }) : "") : w("nobody");
    set(byId("asof"), said); byId("asof").hidden = !said;
  }
  var drawn = "";
  function drawPlaces() {
    if (drawn === lang + now.p) return;
    drawn = lang + now.p;
    var list = fields.place, chosen = list.value, groups = {};
    list.textContent = ""; list.append(new Option(w("place_none"), ""));
    now.places.forEach(function (p) {
      var name = p.group[lang] || w("place_rest");
      if (!groups[name]) { groups[name] = el("optgroup"); groups[name].label = name; }
      groups[name].append(new Option(p.name[lang], p.id));
    });
    var besides = groups[w("place_rest")]; delete groups[w("place_rest")];
    Object.keys(groups).forEach(function (name) { list.append(groups[name]); });
    if (besides) list.append(besides);
    list.value = chosen; if (list.selectedIndex < 0) list.value = "";
  }
  function clock(t) { return new Date(t).toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit", hour12: false }); }
  function button(text, act) { var b = el("button", text); b.type = "button"; b.addEventListener("click", act); return b; }
  var listed = "";
  function drawMine() {
    var mine = notes().filter(function (n) { return !n.gone; }), same = lang + sure + JSON.stringify(mine);
    byId("none").hidden = mine.length > 0;
    if (same === listed) return;
    listed = same; byId("list").textContent = "";
    mine.forEach(function (n) { byId("list").append(item(n)); });
  }
  function item(n) {
    var li = el("li"), head = el("p"), acts = el("div", undefined, "acts");
    head.append(el("b", n.participant || w("room")), el("span", " · " + n.severity + " " + w("severity_" + n.severity), "soft"));
    li.append(head, el("p", n.what));
    if (n.quote) li.append(el("p", "“" + n.quote + "”", "soft"));
    li.append(el("p", [where(n.place), clock(n.t), w({ waits: "waits", sent: "sent", grouped: "grouped", stays: "stays" }[n.state])].filter(Boolean).join(" · "), n.state === "waits" || n.state === "stays" ? "soft waits" : "soft"));
    if (n.state !== "grouped") acts.append(
      button(w("edit"), function () { begin(n); }),
      button(w(sure === n.id ? "delete_sure" : "delete"), function () { takeBack(n); }));
    li.append(acts);
    return li;
  }
  var fade = 0;
  function show() {
    var n = waiting().length, away = offline && !barred || navigator.onLine === false, said = "";
    clearTimeout(fade); drawAge(away);
    if (away) said = (n ? w("offline", { n: n }) : w("offline_none")) + (forgetful ? " " + w("no_memory") : held() ? "" : " " + w("keep_open"));
    else if (n) said = w("waiting", { n: n }) + (forgetful ? " " + w("no_memory") : "");
    else if (!status.hidden) { said = w("all_sent"); fade = setTimeout(function () { status.hidden = true; }, 2500); }
    status.className = away ? "warn" : ""; set(status, said); status.hidden = !said;
  }
  function held() { return "serviceWorker" in navigator && navigator.serviceWorker.controller; }
  function tell(key, given) { var said = w(key, given); if (told.indexOf(said) < 0) told.push(said); drawPeople(); }

  // -- writing ---------------------------------------------------------------------------------------------------------

  function chosen(name) { var one = form.querySelector('[name="' + name + '"]:checked'); return one ? one.value : ""; }
  function check(name, value) { form.querySelectorAll('[name="' + name + '"]').forEach(function (i) { i.checked = i.value === value; }); }
  // The place is where the person is now, until somebody says otherwise or begins to write.
  function follow() {
    var one = person(chosen("participant"));
    if (!moved && !edit && !fields.what.value) fields.place.value = one && where(one.place) ? one.place : "";
  }
  function ready() { if (chosen("participant") && chosen("severity") && !fields.what.value) fields.what.focus(); }
  function need(key, where) { var p = byId("need"); set(p, key ? w("need_" + key) : ""); p.hidden = !key; if (where) where.focus(); }
  function save() {
    var name = fields.observer.value.trim(), who = chosen("participant"), severity = chosen("severity"), what = fields.what.value.trim();
    if (!name) { byId("me").open = true; return need("name", fields.observer); }
    if (!who) return need("who", byId("who"));
    if (!severity) return need("severity", form.querySelector("[name=severity]"));
    if (!what) return need("what", fields.what);
    var one = person(who), place = fields.place.value, n = edit && read(edit) || { id: device + "." + load + "." + (++count), version: 0, t: Date.now() };
    change(n, { participant: who === ROOM ? "" : who, severity: +severity, what: what, quote: fields.quote.value.trim(), observer: name, place: place, text: one && one.place === place ? one.text : n.place === place && n.text || "" });
    told = []; clear(); draw(); send();
  }
  function clear() {
    check("participant", ""); check("severity", ""); fields.what.value = fields.quote.value = fields.place.value = "";
    edit = ""; moved = false; need(""); editing(); drop(prefix + "draft"); byId("who").focus();
  }
  function editing() { set(byId("save"), w(edit ? "change" : "save")); byId("cancel").hidden = !edit; }
  function fill(n) {
    check("participant", n.participant || ""); check("severity", String(n.severity)); fields.what.value = n.what || ""; fields.quote.value = n.quote || "";
    drawPlaces(); fields.place.value = n.place || ""; if (fields.place.selectedIndex < 0) fields.place.value = "";
  }
  function begin(n) {
    var one = words(n); one.participant = n.participant || ROOM;
    edit = n.id; moved = true; fill(one); need(""); editing(); draft(); fields.what.focus();
  }
  function takeBack(n) {
    if (sure !== n.id) { sure = n.id; drawMine(); return; }
    sure = ""; if (edit === n.id) clear();
    change(n, { gone: true }); draw(); send();
  }
  // What is half written survives a reload, too.
  function draft() { put(prefix + "draft", JSON.stringify({ participant: chosen("participant"), severity: chosen("severity"), what: fields.what.value, quote: fields.quote.value, place: fields.place.value, edit: edit, moved: moved })); }

  function speak(to) {
    lang = SAID[to] ? to : "en"; document.documentElement.lang = lang; document.title = w("title");
    document.querySelectorAll("[data-w]").forEach(function (e) { set(e, w(e.dataset.w)); });
    document.querySelectorAll("[data-lang]").forEach(function (b) { b.setAttribute("aria-pressed", String(b.dataset.lang === lang)); });
    told = []; listed = ""; named(); editing(); need(""); draw();
  }
  function named() { var name = fields.observer.value.trim(); set(byId("as"), name ? w("as", { name: name }) : w("name")); }
  function shortcuts(on) { byId("keyson").checked = on; document.body.classList.toggle("no-keys", !on); }

  byId("speak").addEventListener("click", function (e) { var b = e.target.closest("[data-lang]"); if (b) { put(own + "lang", b.dataset.lang); speak(b.dataset.lang); } });
  byId("cancel").addEventListener("click", function () { clear(); draw(); });
  byId("keyson").addEventListener("change", function (e) { put(own + "keys", e.target.checked ? "on" : "off"); shortcuts(e.target.checked); });
  form.addEventListener("submit", function (e) { e.preventDefault(); save(); });
  form.addEventListener("input", function (e) {
    if (e.target.name === "observer") { put(own + "name", e.target.value.trim()); named(); return; }
    if (e.target.name === "place") moved = true;
    if (e.target.name) { need(""); draft(); }
  });
  // A tap on whom or how bad leads on to the text; the arrow keys of a screen reader's user do not.
  var tapped = 0;
  form.addEventListener("pointerup", function () { tapped = Date.now(); });
  form.addEventListener("change", function (e) {
    if (e.target.name === "participant") follow();
    if (/^(participant|severity)$/.test(e.target.name) && Date.now() - tapped < 700) ready();
  });
  document.addEventListener("keydown", function (e) {
    var t = e.target, text = /^(TEXTAREA|SELECT)$/.test(t.nodeName) || t.name === "observer";
    if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "Escape" && text) { t.blur(); byId("who").focus(); return; }
    if (e.key === "Enter" && t.name === "observer") { e.preventDefault(); byId("me").open = false; byId("who").focus(); return; }
    if (e.key === "Enter" && !e.shiftKey && t.nodeName === "TEXTAREA") { e.preventDefault(); save(); return; }
    if (text || !byId("keyson").checked) return;
    var key = e.key.toLowerCase(), of = Object.keys(letters).filter(function (c) { return letters[c] === key; })[0] || (key === ROOM_KEY ? ROOM : "");
    if (/^[0-4]$/.test(key)) check("severity", key); else if (of) { check("participant", of); follow(); } else return;
    e.preventDefault(); need(""); draft(); ready();
  });
  addEventListener("online", function () { wait = 0; send(); look(); });
  addEventListener("offline", show);
  addEventListener("storage", function () { drawMine(); show(); });
  document.addEventListener("visibilitychange", function () { if (document.visibilityState !== "hidden") { send(); look(); } });

  // By plain http, as in most meeting rooms, no browser allows a worker; then the browser's own memory opens the page.
  if (window.isSecureContext && "serviceWorker" in navigator && window.caches) {
    var shelf = own + root.dataset.shell;
    navigator.serviceWorker.register("/o/worker.js").catch(function () { /* it works without, as long as the page is open */ });
    caches.open(shelf).then(function (c) { return c.addAll([base].concat(root.dataset.keep.split(" "))); }).then(function () { return caches.keys(); })
      .then(function (all) { all.forEach(function (one) { if (one.indexOf(own) === 0 && one !== shelf) caches.delete(one); }); })
      .catch(function () { /* offline: what was kept before stays */ });
  }
  fields.observer.value = get(own + "name") || ""; byId("me").open = !fields.observer.value;
  shortcuts(get(own + "keys") !== "off"); form.hidden = byId("mine").hidden = false;
  speak(get(own + "lang") || document.documentElement.lang);
  var half = parsed(prefix + "draft", null);
  if (half) { edit = half.edit && read(half.edit) ? half.edit : ""; moved = half.moved; fill(half); editing(); }
  send(); look();
})();
