// A draft goes up in slices: each is sent again until it has arrived, and an outage or a reload of the page loses
// nothing but time, since the file's hash tells the server which file goes on. Without this script the form is
// sent as a whole. Words come from the page: data-* of the element marked data-slices.
(function () {
  "use strict";
  const place = document.querySelector("[data-slices]");
  const form = place && place.querySelector("form");
  const token = document.querySelector('meta[name="csrf-token"]');
  if (!form || !token || !window.fetch || !window.crypto || !crypto.subtle) return;
  const words = place.dataset;
  const WAITS = [1, 2, 4, 8, 15, 30]; // seconds before the next try
  const PATIENCE = 90000; // for one slice on the slowest of lines
  const LOOK_AGAIN = 2000; // while the whole file is being checked
  let box = null;
  let busy = false;

  class Away extends Error {} // the line or the server: worth another try
  class Refused extends Error {} // said in a sentence to the person

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }
  function kilobytes(bytes) {
    return Math.round(bytes / 1024).toLocaleString(document.documentElement.lang);
  }
  function element(name, attributes, text) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(function ([key, value]) { made.setAttribute(key, value); });
    if (text) made.textContent = text;
    return made;
  }

  function open() {
    if (box) box.remove();
    box = element("div", { class: "sending", id: "sending" });
    box.said = element("p", { role: "status" });
    box.bar = element("progress", { max: "1", value: "0", "aria-label": words.bar });
    box.told = element("p", { class: "small-print" });
    box.append(box.said, box.bar, box.told, element("p", { class: "small-print" }, words.patience));
    form.querySelector(".verb-act").before(box);
  }
  function say(sentence) { if (box.said.textContent !== sentence) box.said.textContent = sentence; }
  function show(state) {
    box.bar.max = state.size;
    box.bar.value = state.received;
    box.told.textContent = filled(words.progress, { sent: kilobytes(state.received), all: kilobytes(state.size) });
  }
  function hold(on) {
    busy = on;
    form.querySelectorAll("button[type=submit]").forEach(function (one) { one.disabled = on; });
  }
  function fault(sentence) {
    hold(false);
    if (box) box.remove();
    const old = document.getElementById("sending-fault");
    if (old) old.remove();
    const told = element("div", { class: "faults", role: "alert", id: "sending-fault", tabindex: "-1" });
    told.append(element("p", {}, sentence));
    form.prepend(told);
    told.focus();
  }

  async function call(method, address, body, kind) {
    const stop = new AbortController();
    const clock = setTimeout(function () { stop.abort(); }, PATIENCE);
    const headers = { "X-CSRFToken": token.content, Accept: "application/json" };
    if (kind) headers["Content-Type"] = kind;
    let answer, told;
    try {
      answer = await fetch(address, { method, body, headers, signal: stop.signal, credentials: "same-origin" });
      told = await answer.json();
    } catch {
      if (answer && answer.status < 500 && answer.status !== 200) throw new Refused(words.refused);
      throw new Away();
    } finally {
      clearTimeout(clock);
    }
    if (answer.ok || (answer.status === 409 && "received" in told)) return told;
    if (answer.status >= 500 || answer.status === 429) throw new Away();
    if (answer.status === 401) throw new Refused(words.signedOut);
    throw new Refused(told.detail || words.refused);
  }

  // Wait, but no longer than until the line is there again.
  function pause(seconds) {
    return new Promise(function (done) {
      const clock = setTimeout(end, seconds * 1000);
      function end() { clearTimeout(clock); window.removeEventListener("online", end); done(); }
      window.addEventListener("online", end);
    });
  }
  async function insist(act) {
    for (let tries = 0; ; tries += 1) {
      try {
        return await act();
      } catch (problem) {
        if (!(problem instanceof Away)) throw problem;
        const wait = WAITS[Math.min(tries, WAITS.length - 1)];
        say(filled(words.away, { seconds: wait }));
        await pause(wait);
      }
    }
  }

  async function digest(file) {
    const sum = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return Array.from(new Uint8Array(sum), function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
  }

  async function send(file, output, note) {
    say(words.reading);
    const sha256 = await digest(file);
    const announced = JSON.stringify({ filename: file.name, size: file.size, sha256, note });
    const base = words.slices.replace("OUTPUT", output);
    let state = await insist(function () { return call("POST", base, announced, "application/json"); });
    const from = state.received;
    while (state.state === "receiving") {
      show(state);
      if (state.received >= state.size) {
        say(words.checking);
        await pause(LOOK_AGAIN / 1000);
        state = await insist(function () { return call("GET", state.href); });
        continue;
      }
      say(from ? words.goingOn : words.sending);
      const slice = file.slice(state.received, state.received + state.slice);
      const address = state.href + state.received + "/";
      const bytes = await slice.arrayBuffer();
      const known = state;
      state = Object.assign({}, known, await insist(function () {
        return call("PUT", address, bytes, "application/octet-stream");
      }));
    }
    show(state);
    if (state.state === "refused") throw new Refused(state.error);
    say(words.arrived);
    location.assign(state.page + "?sent=1");
  }

  form.addEventListener("submit", async function (event) {
    const file = form.elements.file.files[0];
    const output = form.elements.output.value;
    if (busy) { event.preventDefault(); return; }
    if (!file || !output) return; // the form's own words say what is missing
    event.preventDefault();
    const old = document.getElementById("sending-fault");
    if (old) old.remove();
    if (file.size > Number(words.largest)) { fault(words.tooLarge); return; }
    if (!file.size) { fault(words.empty); return; }
    hold(true);
    open();
    try {
      await send(file, output, form.elements.note.value);
    } catch (problem) {
      fault(problem instanceof Refused ? problem.message : words.unread);
    }
  });
})();
