// What still waited on this phone is forgotten as well, and so are the notes: whoever withdraws takes everything along.
(function () {
  "use strict";
  var who = document.currentScript.dataset.who + ":", ours = ["proeftuin:" + who, "proeftuin-note:" + who];
  try {
    Object.keys(localStorage).filter(function (k) { return ours.some(function (p) { return k.indexOf(p) === 0; }); }).forEach(function (k) { localStorage.removeItem(k); });
  } catch (e) { /* no storage in this browser, so nothing waits in it */ }
})();
