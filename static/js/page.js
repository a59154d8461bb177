// Small services of every page: the security token of partial requests, an ended session, keys in lists.
(function () {
  "use strict";
  const token = document.querySelector('meta[name="csrf-token"]');
  const signIn = document.body.dataset.signIn;

  document.body.addEventListener("htmx:configRequest", function (event) {
    if (token) event.detail.headers["X-CSRFToken"] = token.content;
  });

  // A partial request that was sent to the sign-in page means that the session has ended: go there whole.
  document.body.addEventListener("htmx:beforeSwap", function (event) {
    const answered = event.detail.xhr.responseURL;
    if (signIn && answered && new URL(answered).pathname === signIn) {
      event.detail.shouldSwap = false;
      location.assign(signIn + "?next=" + encodeURIComponent(location.pathname + location.search));
    }
  });

  // A partial request that failed says so; nothing was swapped, so what was typed is still there.
  function say(sentence) {
    const page = document.querySelector(".page");
    if (!page || !sentence) return;
    const old = document.getElementById("said-now");
    if (old) old.remove();
    const box = document.createElement("div");
    box.className = "said";
    box.id = "said-now";
    box.setAttribute("role", "alert");
    const line = document.createElement("p");
    line.className = "said-error";
    line.textContent = sentence;
    box.append(line);
    page.prepend(box);
    box.scrollIntoView({ block: "nearest" });
  }
  document.body.addEventListener("htmx:sendError", function () { say(document.body.dataset.unreached); });
  document.body.addEventListener("htmx:responseError", function (event) {
    if (event.detail.xhr.status >= 400) say(document.body.dataset.refused);
  });

  // Up and down move between the rows of a list marked data-rows; enter opens, as for every link.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const list = event.target.closest ? event.target.closest("[data-rows]") : null;
    if (!list || !event.target.matches("[data-row]")) return;
    const rows = Array.from(list.querySelectorAll("[data-row]"));
    const next = rows[rows.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { event.preventDefault(); next.focus(); }
  });

  // A form is sent once: a second press while the first is on its way is ignored.
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(function () { delete form.dataset.sent; }, 8000); // an answer may be a file: the page stays
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });

  // What is marked data-fold stands open where there is room and on paper, and is folded where the page is narrow.
  const narrow = matchMedia("(max-width: 48rem)");
  function folds(root, open) {
    if (!root.querySelectorAll) return;
    root.querySelectorAll("details[data-fold]").forEach(function (one) { one.open = open; });
  }
  if (narrow.matches) folds(document, false);
  document.body.addEventListener("htmx:afterSwap", function (event) { if (narrow.matches) folds(event.detail.elt, false); });
  window.addEventListener("beforeprint", function () { folds(document, true); });

  const faults = document.querySelector("[data-faults]");
  if (faults) { faults.tabIndex = -1; faults.focus(); }
})();
