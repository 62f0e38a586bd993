// A preview follows its file: a saved edit shows within a second. Nothing here is stored.
(function () {
  "use strict";
  var form = document.getElementById("f"); if (!form) return;
  form.addEventListener("change", function () { form.submit(); });
  setInterval(function () {
    if (document.hidden) return;
    fetch(form.dataset.watch, { credentials: "same-origin" }).then(function (r) { return r.ok ? r.text() : null; }).then(function (stamp) {
      if (stamp && stamp !== form.dataset.stamp) location.reload();
    }).catch(function () { /* the server is restarting; ask again */ });
  }, 400);
})();
