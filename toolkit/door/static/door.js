// Sends every tap at once, keeps it on the phone until the server has it on disk, and shows which of the two it is.
// The page works without this script; with it, nothing is lost on a train.
(function () {
  "use strict";
  var form = document.getElementById("f"), status = document.getElementById("status");
  if (!form || !window.fetch || !window.JSON) return;
  var who = form.dataset.who, base = form.dataset.base, prefix = "proeftuin:" + who + ":";
  // Random per page load, plus a counter: "duplicate tab" copies sessionStorage, so an id kept there would come twice.
  var load = Array.prototype.map.call(crypto.getRandomValues(new Uint8Array(9)), function (b) { return (b + 256).toString(16).slice(1); }).join("");
  var EVERY = 1100, SELDOM = 3000; // milliseconds between two looks: at what others did, and at how the round is led
  var count = 0, queue = [], sending = false, wait = 0, timer = 0, typing = {}, server = {}, offline = false, fade = 0;

  // Each page load keeps its own list, so that two tabs never overwrite one another's; a new page takes over what older
  // ones left. Sending something twice does no harm: its id is stored once.
  var store = prefix + load;
  try {
    Object.keys(localStorage).filter(function (k) { return k.indexOf(prefix) === 0; }).forEach(function (k) {
      try { queue = queue.concat(JSON.parse(localStorage.getItem(k)) || []); } catch (e) { /* not ours */ }
      localStorage.removeItem(k);
    });
  } catch (e) { /* no storage in this browser: the list lives as long as the page */ }
  function keep() { try { queue.length ? localStorage.setItem(store, JSON.stringify(queue)) : localStorage.removeItem(store); } catch (e) { /* as above */ } }
  function sections() { return form.querySelectorAll("#place>section"); }
  function remember() { server = {}; sections().forEach(function (s) { server[s.id] = s.innerHTML; }); }
  function say(kind, words) {
    clearTimeout(fade); status.hidden = false; status.className = kind; if (status.textContent !== words) status.textContent = words;
    // What has been saved need not be said for ever: the line would cover the questions at the bottom.
    if (words === status.dataset.saved) fade = setTimeout(function () { status.hidden = true; }, 2500);
  }
  function show() {
    if (!queue.length && !Object.keys(typing).length) { if (!status.hidden && status.textContent !== status.dataset.saved) say("", status.dataset.saved); return; }
    if (!offline) return say("", status.dataset.saving);
    say("warn", queue.some(function (a) { return a.kind === "press"; }) ? status.dataset.step : status.dataset.offline);
  }

  function value(input) {
    var box = input.closest("fieldset[data-many]");
    if (box) return Array.prototype.map.call(box.querySelectorAll("input:checked"), function (i) { return i.value; });
    if (input.type === "checkbox") return input.checked;
    return input.value;
  }
  function group(key) { return key.slice(0, key.lastIndexOf("/") + 1); }
  function drafts() { return Array.prototype.slice.call(form.querySelectorAll("[data-draft]")); }
  function dirty(i) { return i.type === "checkbox" || i.type === "radio" ? i.checked !== i.defaultChecked : i.type !== "hidden" && i.value !== i.defaultValue; }
  // The fields that belong to a button: those of the same piece of the screen.
  function beside(key) {
    var found = {};
    drafts().forEach(function (i) {
      if (i.name.indexOf(group(key)) !== 0 || (i.type === "radio" && !i.checked)) return;
      found[i.name] = value(i);
    });
    return found;
  }
  // What a press took along stands in its fields no more, unless somebody typed on meanwhile.
  function clear(sent) {
    // All are compared before the first is emptied: the boxes of one question share their value.
    drafts().filter(function (i) { return i.name in sent && JSON.stringify(value(i)) === JSON.stringify(sent[i.name]); }).forEach(function (i) {
      if (i.type === "checkbox" || i.type === "radio") i.checked = i.defaultChecked; else i.value = i.defaultValue;
    });
  }
  function add(kind, key, what) {
    // A newer value of the same field replaces one that has not left yet.
    if (kind === "set") queue = queue.filter(function (a) { return a.sent || a.kind !== "set" || a.key !== key || a.place !== form.dataset.place; });
    queue.push({ id: load + "." + (++count), place: form.dataset.place, kind: kind, key: key, value: what, drafts: kind === "press" ? beside(key) : undefined, text: form.dataset.text, t: Date.now() });
    keep(); show(); send();
  }
  function typed(input) { if (typing[input.name]) { clearTimeout(typing[input.name]); delete typing[input.name]; add("set", input.name, value(input)); } }
  function settle() { Object.keys(typing).forEach(function (name) { var i = form.elements[name]; if (i) typed(i); }); }

  function send() {
    if (sending || !queue.length) return;
    clearTimeout(timer); sending = true;
    var batch = queue.slice(0, 50), now = Date.now(), at = form.dataset.place;
    batch.forEach(function (a) { a.sent = true; });
    var body = JSON.stringify({ who: who, at: at, actions: batch.map(function (a) { return { id: a.id, place: a.place, kind: a.kind, key: a.key, value: a.value, drafts: a.drafts, text: a.text, ago: Math.max(0, (now - a.t) / 1000) }; }) });
    fetch(base + "/do", { method: "POST", headers: { "Content-Type": "application/json" }, body: body, credentials: "same-origin", keepalive: body.length < 20000 })
      .then(function (r) {
        // The phone changed hands, or the code was forgotten. What waits stays on the phone for its own person.
        if (r.status === 401 || r.status === 410) { location.reload(); return null; }
        if (!r.ok) throw new Error(r.status);
        return r.json();
      })
      .then(function (reply) {
        sending = false; offline = false; wait = 0;
        if (!reply) return;
        // Whatever the server answered for is over, also what it could not read: sent again it would come back for ever.
        var over = batch.map(function (a) { return a.id; });
        // A press that was made before its owner could read the refusal waits until it is made again.
        var unfit = Object.keys(reply.refused).length > 0;
        queue = queue.filter(function (a) { return over.indexOf(a.id) < 0 && !(unfit && a.kind === "press" && a.place === at); });
        batch.forEach(function (a) { if (a.drafts && reply.done.indexOf(a.id) >= 0) clear(a.drafts); });
        keep(); show(); take(reply, at);
        var why = Object.keys(reply.refused).map(function (id) { return reply.refused[id]; })[0];
        if (why) say("warn", status.dataset.refused.replace("{why}", why));
        if (reply.closed) { location.reload(); return; }
        send();
      })
      .catch(function () {
        sending = false; offline = true; batch.forEach(function (a) { a.sent = false; }); show();
        wait = Math.min(5000, (wait || 500) * 1.6); timer = setTimeout(send, wait);
      });
  }

  // While the round stands still its message is all there is to read; what is being filled in stays where it is.
  function led(reply) {
    if (reply.pause === undefined) return;
    var box = document.getElementById("pause"), still = reply.pause !== null, place = document.getElementById("place");
    var words = document.getElementById("message"), until = document.getElementById("until");
    if (words.textContent !== (reply.pause || "")) words.textContent = reply.pause || "";
    if (still && box.hidden) scrollTo(0, 0);
    box.hidden = !still; place.toggleAttribute("data-paused", still);
    until.textContent = reply.until || ""; until.hidden = !reply.until;
  }

  function take(reply, at) {
    led(reply);
    if (!queue.some(function (a) { return a.kind === "press"; })) {
      form.querySelectorAll("button[aria-busy]").forEach(function (b) { b.removeAttribute("aria-busy"); });
    }
    if (reply.moved && reply.place !== form.dataset.place) {
      settle(); // what was typed after the press still belongs to the place that goes now
      document.getElementById("place").innerHTML = reply.html;
      document.title = reply.title;
      form.dataset.place = reply.place; form.dataset.text = reply.text; form.dataset.live = reply.live ? "1" : ""; form.action = base + "/" + reply.place;
      history.pushState(null, "", base + "/" + reply.place);
      form.elements._seq.value = reply.seq; remember(); version = reply.v || ""; watch(); scrollTo(0, 0); status.hidden = true;
      var title = form.querySelector("h1"); if (title) title.focus({ preventScroll: true });
      return;
    }
    if (at !== form.dataset.place) return; // the answer to a place that has been left
    // What was refused stays in its field, so that it can be mended.
    if (Object.keys(reply.refused).length) return;
    if (reply.sections && !queue.length) Object.keys(reply.sections).forEach(function (id) { swap("s-" + id, reply.sections[id]); });
    form.elements._seq.value = reply.seq;
  }
  function swap(id, html) {
    var old = document.getElementById(id);
    if (!old || server[id] === html) return;
    server[id] = html;
    var made = old.cloneNode(false);
    made.innerHTML = html;
    var busy = {}; // pieces in which somebody has begun to write
    drafts().forEach(function (i) { if (dirty(i)) busy[group(i.name)] = true; });
    morph(old, made, busy);
  }
  // A screen that others change is never drawn again under somebody's fingers: elements that stay keep their focus, what
  // is half typed keeps standing, and only what is different moves.
  function names(n) {
    if (n.nodeType !== 1) return [];
    var found = Array.prototype.map.call(n.querySelectorAll("[name]"), key);
    if (n.getAttribute("name")) found.push(key(n));
    return found;
  }
  function key(i) { return i.name === "_press" || i.type === "radio" || (i.type === "checkbox" && !i.hasAttribute("data-tick")) ? i.name + "=" + i.value : i.name; }
  function partner(n, left) {
    var wanted = names(n), plain = null;
    for (var k = 0; k < left.length; k++) {
      var o = left[k];
      if (o.nodeType !== n.nodeType || o.nodeName !== n.nodeName || (o.id || "") !== (n.id || "")) continue;
      var has = names(o);
      if (!wanted.length && !has.length) { plain = plain || o; if (n.id || n.nodeType !== 1 || o.textContent === n.textContent) return o; }
      else if (wanted.some(function (w) { return has.indexOf(w) >= 0; })) return o;
    }
    return plain;
  }
  function writing(n, busy) { return n.nodeType === 1 && (n.contains(document.activeElement) && /^(text|textarea)$/.test(document.activeElement.type || "") || Array.prototype.some.call(n.querySelectorAll("[data-draft]"), function (i) { return busy[group(i.name)]; })); }
  function morph(old, made, busy) {
    if (old.nodeType !== 1) { if (old.nodeValue !== made.nodeValue) old.nodeValue = made.nodeValue; return; }
    attributes(old, made, busy);
    if (/^(TEXTAREA|INPUT)$/.test(old.nodeName)) return;
    var left = Array.prototype.slice.call(old.childNodes), at = old.firstChild;
    Array.prototype.slice.call(made.childNodes).forEach(function (n) {
      var o = partner(n, left);
      if (o) { left.splice(left.indexOf(o), 1); if (o === at) at = at.nextSibling; else if (!writing(o, busy)) old.insertBefore(o, at); else at = o.nextSibling; morph(o, n, busy); }
      else old.insertBefore(n, at);
    });
    left.forEach(function (o) { if (!writing(o, busy)) o.remove(); });
  }
  function attributes(old, made, busy) {
    var field = /^(TEXTAREA|INPUT)$/.test(old.nodeName);
    if (field && old.hasAttribute("data-draft") && busy[group(old.name)]) return;
    Array.prototype.forEach.call(made.attributes, function (a) { if (old.getAttribute(a.name) !== a.value) old.setAttribute(a.name, a.value); });
    Array.prototype.slice.call(old.attributes).forEach(function (a) { if (!made.hasAttribute(a.name) && a.name !== "open" && a.name !== "aria-busy" && a.name !== "tabindex") old.removeAttribute(a.name); });
    if (!field || !old.name) return;
    var waits = typing[old.name] || old === document.activeElement && /^(text|textarea)$/.test(old.type) || queue.some(function (a) { return a.kind === "set" && a.key === old.name; });
    if (old.nodeName === "TEXTAREA" && old.defaultValue !== made.defaultValue) old.defaultValue = made.defaultValue;
    if (waits) return;
    if (/^(radio|checkbox)$/.test(old.type)) { if (old.checked !== made.checked) old.checked = made.checked; }
    else if (old.value !== made.value) old.value = made.value;
  }

  // What others do shows within two seconds where people share something; a phone in a pocket asks nothing.
  var version = form.dataset.version || "", watching = 0, slower = 1, asking = false;
  function watch() { clearTimeout(watching); if (document.visibilityState !== "hidden") watching = setTimeout(ask, slower * (form.dataset.live ? EVERY : SELDOM)); }
  function ask() {
    if (asking || sending) return watch();
    asking = true;
    var at = form.dataset.place;
    fetch(base + "/live?at=" + encodeURIComponent(at) + "&live=" + form.dataset.live + "&v=" + encodeURIComponent(version), { credentials: "same-origin", cache: "no-store" })
      .then(function (r) {
        if (r.status === 401 || r.status === 410) { location.reload(); return null; }
        if (r.status === 204) { slower = 1; return null; }
        if (!r.ok) throw new Error(r.status);
        return r.json();
      })
      .then(function (reply) {
        asking = false;
        if (!reply) return watch();
        slower = 1;
        if (reply.who !== who || reply.closed) { if (!queue.length) location.reload(); return; }
        version = reply.v; led(reply);
        if (reply.moved) { settle(); if (!queue.length) take(reply, at); else version = ""; }
        else if (at === form.dataset.place && !sending && reply.sections) Object.keys(reply.sections).forEach(function (id) { swap("s-" + id, reply.sections[id]); });
        watch();
      })
      .catch(function () { asking = false; slower = Math.min(8, slower * 1.6); watch(); });
  }

  form.addEventListener("input", function (e) {
    var i = e.target;
    if (!i.name || i.dataset.draft !== undefined || !/^(text|textarea)$/.test(i.type)) return;
    clearTimeout(typing[i.name]); typing[i.name] = setTimeout(function () { typed(i); }, 700); show();
    if (status.hidden) say("", status.dataset.saving);
  });
  form.addEventListener("change", function (e) {
    var i = e.target; if (!i.name || i.dataset.draft !== undefined) return;
    if (/^(text|textarea)$/.test(i.type)) { if (typing[i.name]) typed(i); return; }
    add("set", i.name, value(i));
  });
  form.addEventListener("click", function (e) {
    var b = e.target.closest("button[name=_press]"); if (!b) return;
    e.preventDefault();
    if (b.getAttribute("aria-busy")) return;
    b.setAttribute("aria-busy", "true"); settle(); add("press", b.value, true);
  });
  form.addEventListener("submit", function (e) {
    var by = e.submitter;
    if (by && by.name === "_lang") {
      // The page is sent whole, with every value on it; what still waits is kept and sent by the next page.
      settle(); form.elements._js.value = "1";
      if (offline || navigator.onLine === false) { e.preventDefault(); say("warn", status.dataset.step); }
      return;
    }
    e.preventDefault(); settle();
  });
  addEventListener("online", function () { wait = 0; send(); });
  addEventListener("pagehide", settle);
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") settle(); else { send(); clearTimeout(watching); ask(); } });
  addEventListener("pageshow", function (e) { if (e.persisted) location.reload(); }); // a page from memory may be old
  addEventListener("popstate", function () { location.reload(); });
  remember(); keep(); watch();
  if (queue.length) { queue.forEach(function (a) { a.sent = false; }); say("", status.dataset.saving); send(); }
})();
