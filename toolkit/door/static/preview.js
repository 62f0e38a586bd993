// A preview follows its file: an edit shows within a second, at the place where one was. Nothing here is stored.
(function () {
  "use strict";
  var form = document.getElementById("f"), busy = false; if (!form) return;
  form.addEventListener("change", function () { form.submit(); });
  function redraw() {
    busy = true;
    fetch(form.action, { method: "POST", credentials: "same-origin", body: new URLSearchParams(new FormData(form)) }).then(function (r) { return r.ok ? r.text() : ""; }).then(function (html) {
      var page = new DOMParser().parseFromString(html, "text/html"), fresh = page.getElementById("f");
      if (!fresh) return;
      document.getElementById("place").replaceWith(fresh.querySelector("#place"));
      form.querySelector("[name=_state]").value = fresh.querySelector("[name=_state]").value;
      form.dataset.stamp = fresh.dataset.stamp;
      if (document.title !== page.title) window.scrollTo(0, 0);
      document.title = page.title;
    }).catch(function () { /* the server is restarting; ask again */ }).then(function () { busy = false; });
  }
  setInterval(function () {
    if (document.hidden || busy) return;
    fetch(form.dataset.watch, { credentials: "same-origin" }).then(function (r) { return r.ok ? r.text() : null; }).then(function (stamp) {
      if (stamp && stamp !== form.dataset.stamp && !busy) redraw();
    }).catch(function () { /* the server is restarting; ask again */ });
  }, 400);
})();
