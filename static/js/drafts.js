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
  // The editor writes HTML where plain text was typed before: both say the same.
  function html(text) {
    if (/<\/?[a-zA-Z][^<>]*>/.test(text)) return text.replace(/>\s+</g, "><");
    return text.replace(/\r\n/g, "\n").split(/\n\s*\n/).map(function (part) { return part.trim(); }).filter(Boolean)
      .map(function (part) {
        const safe = part.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
        return "<p>" + safe.replace(/\n/g, "<br>") + "</p>";
      }).join("");
  }
  function same(area, one, other) {
    return one === other || (area.dataset.editor !== undefined && html(one) === html(other));
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
    function close() { box.remove(); delete area.dataset.offered; (area.editor || area).focus(); }
    box.append(said, back, drop);
    (area.closest("[data-editor-field]") || area).before(box);
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
      // What the server keeps too comes with the form; only what it never had is offered.
      if (kept.there || same(area, kept.text, area.value)) forget(keyOf(area));
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
    if (same(area, area.value, area.defaultValue)) forget(keyOf(area));
    else write(keyOf(area), { text: area.value, at: Date.now(), sent: false });
  });
  document.addEventListener("impp:kept-there", function (event) {
    const kept = read(keyOf(event.target));
    if (kept) write(keyOf(event.target), Object.assign(kept, { there: true }));
  });
  document.addEventListener("submit", function (event) {
    if (event.target.matches("[data-forget-drafts]")) keys(OWN).forEach(forget);
    else sent(event.target);
  });
  document.body.addEventListener("htmx:afterRequest", function (event) {
    const form = event.detail.elt && event.detail.elt.closest("form");
    const answered = event.detail.xhr && event.detail.xhr.responseURL;
    const lost = answered && new URL(answered).pathname === document.body.dataset.signIn;
    const refused = event.detail.xhr && /\sdata-faults[\s>]/.test(event.detail.xhr.responseText);
    if (form && event.detail.successful && !lost && !refused && event.detail.requestConfig.verb !== "get") {
      ownAreas(form).forEach(function (area) { forget(keyOf(area)); });
    }
  });
  document.body.addEventListener("htmx:load", function (event) { look(event.detail.elt); });
})();
