// What still waited on this phone is forgotten as well: whoever withdraws takes everything along.
(function () {
  "use strict";
  var prefix = "proeftuin:" + document.currentScript.dataset.who + ":";
  try {
    Object.keys(localStorage).filter(function (k) { return k.indexOf(prefix) === 0; }).forEach(function (k) { localStorage.removeItem(k); });
  } catch (e) { /* no storage in this browser, so nothing waits in it */ }
})();
