// Sends every tap at once, keeps it on the phone until the server has it on disk, and shows which of the two it is.
// The page works without this script; with it, nothing is lost on a train.
(function () {
  "use strict";
  var form = document.getElementById("f"), status = document.getElementById("status");
  if (!form || !window.fetch || !window.JSON) return;
  var who = form.dataset.who, base = form.dataset.base, prefix = "proeftuin:" + who + ":";
  // Random per page load, plus a counter: "duplicate tab" copies sessionStorage, so an id kept there would come twice.
  var load = Array.prototype.map.call(crypto.getRandomValues(new Uint8Array(9)), function (b) { return (b + 256).toString(16).slice(1); }).join("");
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
  function add(kind, key, what) {
    // A newer value of the same field replaces one that has not left yet.
    if (kind === "set") queue = queue.filter(function (a) { return a.sent || a.kind !== "set" || a.key !== key || a.place !== form.dataset.place; });
    queue.push({ id: load + "." + (++count), place: form.dataset.place, kind: kind, key: key, value: what, text: form.dataset.text, t: Date.now() });
    keep(); show(); send();
  }
  function typed(input) { if (typing[input.name]) { clearTimeout(typing[input.name]); delete typing[input.name]; add("set", input.name, value(input)); } }
  function settle() { Object.keys(typing).forEach(function (name) { var i = form.elements[name]; if (i) typed(i); }); }

  function send() {
    if (sending || !queue.length) return;
    clearTimeout(timer); sending = true;
    var batch = queue.slice(0, 50), now = Date.now(), at = form.dataset.place;
    batch.forEach(function (a) { a.sent = true; });
    var body = JSON.stringify({ who: who, at: at, actions: batch.map(function (a) { return { id: a.id, place: a.place, kind: a.kind, key: a.key, value: a.value, text: a.text, ago: Math.max(0, (now - a.t) / 1000) }; }) });
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

  function take(reply, at) {
    if (!queue.some(function (a) { return a.kind === "press"; })) {
      form.querySelectorAll("button[aria-busy]").forEach(function (b) { b.removeAttribute("aria-busy"); });
    }
    if (reply.moved && reply.place !== form.dataset.place) {
      settle(); // what was typed after the press still belongs to the place that goes now
      document.getElementById("place").innerHTML = reply.html;
      document.title = reply.title;
      form.dataset.place = reply.place; form.dataset.text = reply.text; form.action = base + "/" + reply.place;
      history.pushState(null, "", base + "/" + reply.place);
      form.elements._seq.value = reply.seq; remember(); scrollTo(0, 0); status.hidden = true;
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
    var old = document.getElementById(id), active = document.activeElement;
    if (!old || server[id] === html) return;
    // A field in which somebody types is never drawn again under their fingers.
    if (old.contains(active) && /^(text|textarea)$/.test(active.type || "")) return;
    var open = Array.prototype.map.call(old.querySelectorAll("details"), function (d) { return d.open; });
    var back = old.contains(active) && active.name ? [active.name, active.value] : null;
    old.innerHTML = html; server[id] = old.innerHTML;
    old.querySelectorAll("details").forEach(function (d, i) { if (open[i]) d.open = true; });
    if (back) old.querySelectorAll("[name]").forEach(function (i) { if (i.name === back[0] && i.value === back[1]) i.focus({ preventScroll: true }); });
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
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") settle(); else send(); });
  addEventListener("pageshow", function (e) { if (e.persisted) location.reload(); }); // a page from memory may be old
  addEventListener("popstate", function () { location.reload(); });
  remember(); keep();
  if (queue.length) { queue.forEach(function (a) { a.sent = false; }); say("", status.dataset.saving); send(); }
})();
