// Notes stay on this phone: kept under the participant's code, in fields without a name, which no form ever sends.
// They are shown only where this script runs, since without it they would be gone with the page.
(function () {
  "use strict";
  var form = document.getElementById("f"); if (!form) return;
  // A preview has no participant: there a note lives as long as its tab.
  var who = form.dataset.who, kept = {}, box = null;
  try { box = who ? localStorage : sessionStorage; } catch (e) { /* no storage: a note lives as long as the page */ }
  // Not "proeftuin:": what begins with that waits to be sent.
  function key(field) { return "proeftuin-note:" + (who || "") + ":" + field.dataset.note; }
  function read(field) {
    var at = key(field);
    try { if (box) return box.getItem(at) || ""; } catch (e) { /* as above */ }
    return kept[at] || "";
  }
  function write(field) {
    var at = key(field); kept[at] = field.value;
    try { if (box) field.value ? box.setItem(at, field.value) : box.removeItem(at); } catch (e) { box = null; }
  }
  // However a place was redrawn, its notes are there again. What somebody is typing is never touched, unless the field
  // itself has become another note's.
  var shown = new WeakMap();
  function fill() {
    document.querySelectorAll("textarea[data-note]").forEach(function (field) {
      var there = read(field), same = shown.get(field) === field.dataset.note;
      shown.set(field, field.dataset.note);
      if (field.value !== there && !(same && field === document.activeElement)) field.value = there;
    });
  }
  function mine(e) { return e.target && e.target.dataset && e.target.dataset.note !== undefined; }
  document.addEventListener("input", function (e) { if (mine(e)) { write(e.target); e.stopPropagation(); } }, true);
  // Nobody else on the page hears of it.
  document.addEventListener("change", function (e) { if (mine(e)) e.stopPropagation(); }, true);
  addEventListener("storage", fill); // the same person in another tab
  new MutationObserver(fill).observe(form, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-note"] });
  document.documentElement.classList.add("notes");
  fill();
})();
