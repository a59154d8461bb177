// Typed text outlives an ended session and a lost connection: a textarea with data-keep="<id>" is kept in
// this browser until its form is saved, and is offered back. Kept per person, for fourteen days; signing
// out by hand forgets it, since the machine may be shared.
(function () {
  "use strict";
  const PERSON = document.body.dataset.person || "";
  const START = "impp:kept:";
  const OWN = START + PERSON + ":";
  const DAYS = 14;
  const words = {
    found: document.body.dataset.keptFound || "Text typed here was not saved.",
    back: document.body.dataset.keptBack || "Bring it back",
    drop: document.body.dataset.keptDrop || "Discard it",
  };

  function read(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  }
  function write(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* storage full or forbidden: typing goes on */ }
  }
  function forget(key) {
    try { localStorage.removeItem(key); } catch { /* as above */ }
  }
  function keys(start) {
    try { return Object.keys(localStorage).filter(function (key) { return key.startsWith(start); }); } catch { return []; }
  }
  function keyOf(area) { return OWN + area.dataset.keep; }
  function areas(root) { return root.querySelectorAll ? root.querySelectorAll("textarea[data-keep]") : []; }

  function offer(area, kept) {
    if (area.dataset.offered) return;
    area.dataset.offered = "1";
    const box = document.createElement("div");
    box.className = "kept";
    box.setAttribute("role", "status");
    const said = document.createElement("p");
    said.textContent = words.found + " (" + new Date(kept.at).toLocaleString(document.documentElement.lang) + ")";
    const back = button(words.back, function () {
      area.value = kept.text;
      area.dispatchEvent(new Event("input", { bubbles: true }));
      close();
    });
    const drop = button(words.drop, function () { forget(keyOf(area)); close(); });
    function close() { box.remove(); delete area.dataset.offered; area.focus(); }
    box.append(said, back, drop);
    area.before(box);
  }

  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "linklike";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  function look(root) {
    areas(root).forEach(function (area) {
      const kept = read(keyOf(area));
      if (!kept) return;
      if (kept.text === area.value) forget(keyOf(area));
      else offer(area, kept);
    });
  }

  function ownAreas(form) {
    return Array.from(form.elements).filter(function (one) { return one.matches("textarea[data-keep]"); });
  }

  // Marked as sent, forgotten only once a page says that something was saved.
  function sent(form) {
    ownAreas(form).forEach(function (area) {
      const kept = read(keyOf(area));
      if (kept) write(keyOf(area), Object.assign(kept, { sent: true }));
    });
  }

  const limit = Date.now() - DAYS * 86400000;
  keys(START).forEach(function (key) {
    const kept = read(key);
    if (!kept || kept.at < limit) forget(key);
  });
  if (!PERSON) return;

  const saved = "saved" in document.body.dataset && !document.querySelector("[data-faults]");
  keys(OWN).forEach(function (key) {
    const kept = read(key);
    if (!kept || !kept.sent) return;
    if (saved) forget(key);
    else write(key, Object.assign(kept, { sent: false }));
  });
  look(document);

  document.addEventListener("input", function (event) {
    const area = event.target;
    if (!area.matches || !area.matches("textarea[data-keep]")) return;
    if (area.value === area.defaultValue) forget(keyOf(area));
    else write(keyOf(area), { text: area.value, at: Date.now(), sent: false });
  });
  document.addEventListener("submit", function (event) {
    if (event.target.matches("[data-forget-drafts]")) keys(OWN).forEach(forget);
    else sent(event.target);
  });
  document.body.addEventListener("htmx:afterRequest", function (event) {
    const form = event.detail.elt && event.detail.elt.closest("form");
    const answered = event.detail.xhr && event.detail.xhr.responseURL;
    const lost = answered && new URL(answered).pathname === document.body.dataset.signIn;
    if (form && event.detail.successful && !lost && event.detail.requestConfig.verb !== "get") {
      ownAreas(form).forEach(function (area) { forget(keyOf(area)); });
    }
  });
  document.body.addEventListener("htmx:load", function (event) { look(event.detail.elt); });
})();
