// The form of a section: the editor is loaded when a form opens; what is typed is kept on the server a moment
// later, for its writer alone; others who write here are named. Saving stays an act of its own.
(function () {
  "use strict";
  const IDLE = 3000; // after the last key
  const LONGEST = 30000; // while typing goes on
  const BEAT = 15000; // outputs/presence.py EVERY

  function open(form, inPlace) {
    if (form.dataset.opened) return;
    form.dataset.opened = "1";
    const area = form.querySelector("textarea[data-editor]");
    const state = form.querySelector("[data-state]");
    const writers = form.querySelector("[data-writers]");
    const token = form.querySelector("[name=csrfmiddlewaretoken]");
    let typed = false;
    let sending = null;
    let idle = 0;
    let longest = 0;
    let ended = false;
    let put = null;

    function say(sentence, link) {
      if (!sentence && !link && !state.textContent) return;
      state.textContent = sentence;
      if (!link) return;
      const back = document.createElement("a");
      back.href = document.body.dataset.signIn + "?next=" + encodeURIComponent(address(form.dataset.sectionForm));
      back.textContent = form.dataset.signInText;
      state.append(" ", back);
    }

    function body(more) {
      const out = new FormData();
      out.set("csrfmiddlewaretoken", token.value);
      out.set("version", form.elements.version.value);
      if (typed) {
        out.set("content", area.value);
        if (form.elements.not_applicable) out.set("not_applicable", form.elements.not_applicable.value);
      }
      Object.keys(more || {}).forEach(function (name) { out.set(name, more[name]); });
      return out;
    }

    function settle() { clearTimeout(idle); clearTimeout(longest); idle = longest = 0; }

    async function send() {
      if (!form.isConnected) { stop(); return; }
      if (sending) return;
      settle();
      const held = typed;
      const fields = body();
      typed = false;
      sending = new AbortController();
      try {
        const answer = await fetch(form.dataset.typing, {
          method: "POST", body: fields, redirect: "manual", credentials: "same-origin", signal: sending.signal,
        });
        if (answer.type === "opaqueredirect") throw new Error("signed out");
        const told = await answer.json().catch(function () { return {}; });
        if (!answer.ok) { typed = typed || held; say(told.sentence || document.body.dataset.refused); }
        else heard(told, held);
      } catch (fault) {
        typed = typed || held;
        if (ended) return;
        if (fault.message === "signed out") say(form.dataset.signedOut, true);
        else if (fault.name !== "AbortError") say(typed || !navigator.onLine ? form.dataset.unsent : "");
      } finally {
        sending = null;
        if (typed && !idle && !ended) idle = setTimeout(send, BEAT); // what came meanwhile, or was refused
      }
    }

    function heard(told, held) {
      const named = told.writers.concat(told.changed ? [told.changed + " " + (writers.dataset.differs || "")] : []);
      if (named.join("\n") !== Array.from(writers.children, function (line) { return line.textContent; }).join("\n")) {
        writers.replaceChildren(...named.map(function (sentence) {
          const line = document.createElement("p");
          line.textContent = sentence;
          return line;
        }));
      }
      if (held && told.kept) say(form.dataset.kept.replace("%n", told.kept));
      else if (held || state.textContent === form.dataset.unsent) say("");
      if (held && !typed) {
        form.querySelectorAll("textarea[data-keep]").forEach(function (one) {
          one.dispatchEvent(new CustomEvent("impp:kept-there", { bubbles: true }));
        });
      }
    }

    function stop() {
      ended = true;
      settle();
      clearInterval(beats);
      if (sending) sending.abort();
      document.removeEventListener("visibilitychange", hidden);
      window.removeEventListener("pagehide", gone);
      window.removeEventListener("online", send);
    }
    function hidden() { if (document.hidden && typed) send(); }
    function gone() {
      if (!form.isConnected || ended) return;
      fetch(form.dataset.typing, { method: "POST", body: body({ act: "leave" }), keepalive: true }).catch(function () {});
    }

    form.addEventListener("input", function (event) {
      if (!event.target.name) return;
      typed = true;
      clearTimeout(idle);
      idle = setTimeout(send, IDLE);
      if (!longest) longest = setTimeout(send, LONGEST);
    });
    form.addEventListener("submit", function () { settle(); if (sending) sending.abort(); });
    form.addEventListener("htmx:afterRequest", function () { if (!form.isConnected) stop(); });
    form.querySelectorAll("[data-leave]").forEach(function (link) {
      link.addEventListener("click", function () { gone(); stop(); away(); });
    });
    form.querySelectorAll("[data-put]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        const mine = form.querySelector('[data-text="mine"]');
        if (button.dataset.put === "theirs" && area.value !== put) mine.value = area.value;
        area.value = form.querySelector('[data-text="' + button.dataset.put + '"]').value;
        area.dispatchEvent(new Event("input", { bubbles: true }));
        put = button.dataset.put === "theirs" ? area.value : null; // as the editor has written it
        (area.editor || area).focus();
      });
    });
    document.addEventListener("visibilitychange", hidden);
    window.addEventListener("pagehide", gone);
    window.addEventListener("online", send);
    const beats = setInterval(send, BEAT);
    here(form.dataset.sectionForm);
    edit(area, form.querySelector("[data-without-editor]"), inPlace && function () {
      const fault = form.querySelector(".faults");
      if (fault) fault.tabIndex = -1;
      (fault || area.editor || area).focus();
    });
    send();
  }

  // The address names the open form: a reload, and signing in again, come back to it.
  function address(key) { return location.pathname + (key ? "?edit=" + key + "#" + key : ""); }
  function here(key) {
    if (new URLSearchParams(location.search).get("edit") !== key) history.replaceState(history.state, "", address(key));
  }
  function away() {
    if (new URLSearchParams(location.search).has("edit")) {
      history.replaceState(history.state, "", location.pathname + location.hash);
    }
  }

  let loading = null;
  function edit(area, help, then) {
    loading = loading || new Promise(function (done, failed) {
      const script = document.createElement("script");
      script.src = area.dataset.editor;
      script.addEventListener("load", done);
      script.addEventListener("error", failed);
      document.head.append(script);
    });
    loading.then(function () {
      if (area.isConnected && window.IMPP_EDITOR.mount(area) && help) help.hidden = true;
    }, function () { loading = null; }) // the textarea serves as it is
      .then(function () { if (then && area.isConnected) then(); });
  }

  // A section that was put in place of another takes the focus: its text when opened, its link when closed.
  document.body.addEventListener("htmx:load", function (event) {
    const part = event.detail.elt;
    if (!part.matches || !part.matches(".passage")) return;
    const form = part.querySelector("form[data-section-form]");
    const link = part.querySelector(".passage-acts a");
    if (form) open(form, true);
    else if (link) link.focus({ preventScroll: true });
  });
  document.body.addEventListener("htmx:beforeCleanupElement", function (event) {
    const part = event.detail.elt;
    if (part.matches && part.matches("textarea[data-editor]") && part.editor) { part.editor.destroy(); part.editor = null; }
  });
  document.body.addEventListener("section-saved", away);
  document.querySelectorAll("form[data-section-form]").forEach(function (form) { open(form, false); });
})();
