// A value recorded where there is no line is kept in this browser, for the person signed in, and sent as soon as
// there is one. Each has a name of its own (Idempotency-Key), so that one whose answer was lost is not recorded
// twice. What the server does not take stays, with the reason, until it is mended or discarded.
(function () {
  "use strict";
  const form = document.querySelector("form[data-measure]");
  const place = document.getElementById("waiting");
  const said = document.getElementById("measure-said");
  const token = document.querySelector('meta[name="csrf-token"]');
  const person = document.body.dataset.person;
  if (!form || !place || !token || !person || !window.fetch) return;
  const words = place.dataset;
  const QUEUE = "impp:measure:" + person + ":" + form.dataset.measure;
  const TYPED = QUEUE + ":typed";
  const NAMES = ["benchmark", "value", "date", "source", "confidence", "sex", "age", "place", "note"];
  const AGAIN = 20000; // before the next try on a line that fails without the browser knowing
  let busy = false;
  let closed = false; // the session has ended: nothing can be sent from this page any more

  function read(key, none) {
    try { return JSON.parse(localStorage.getItem(key)) || none; } catch { return none; }
  }
  // Answers whether it is kept: where storage is full or forbidden, the form is sent as forms are.
  function write(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; }
  }
  function forget(key) { try { localStorage.removeItem(key); } catch { /* nothing is kept then */ } }
  function name() {
    if (window.crypto && crypto.randomUUID) return crypto.randomUUID();
    return "measure-" + Date.now() + "-" + Math.random().toString(36).slice(2);
  }
  function typed() {
    const data = new FormData(form);
    const found = {};
    NAMES.forEach(function (one) { const text = String(data.get(one) || "").trim(); if (text) found[one] = text; });
    return found;
  }
  function put(values) {
    NAMES.forEach(function (one) {
      const text = values[one] || "";
      if (one === "confidence") {
        form.querySelectorAll('[name="confidence"]').forEach(function (radio) { radio.checked = radio.value === text; });
      } else if (form.elements[one]) {
        form.elements[one].value = text;
      }
    });
    if (values.sex || values.age || values.place || values.note) form.querySelector("details").open = true;
  }
  function called(entry) {
    const option = form.querySelector('#benchmark option[value="' + entry.values.benchmark + '"]');
    const text = option ? option.textContent.split(" (")[0] : "#" + entry.values.benchmark;
    return entry.values.value + ", " + text + (entry.values.date ? ", " + entry.values.date : "");
  }
  function say(text) { said.textContent = text; }
  function element(kind, text, act) {
    const made = document.createElement(kind);
    if (text) made.textContent = text;
    if (act) { made.type = "button"; made.className = "linklike"; made.addEventListener("click", act); }
    return made;
  }

  function show() {
    const queue = read(QUEUE, []);
    place.replaceChildren();
    place.hidden = !queue.length;
    if (!queue.length) return;
    const list = element("ul");
    queue.forEach(function (entry) {
      const line = element("li");
      const how = entry.why ? words.refused + " " + entry.why : closed ? words.signIn : busy ? words.sending : words.waits;
      line.append(element("div", called(entry)), element("div", how));
      if (entry.why) {
        line.append(element("button", words.mend, function () {
          write(TYPED, entry.values);
          take(entry.id);
          put(entry.values);
          form.elements.value.focus();
        }));
      }
      if (entry.why) line.append(element("button", words.drop, function () { take(entry.id); }));
      list.append(line);
    });
    place.append(element("h2", words.title + " (" + queue.length + ")"), list);
    if (queue.some(function (entry) { return !entry.why; }) && !closed) place.append(element("button", words.again, flush));
  }
  function take(id) {
    write(QUEUE, read(QUEUE, []).filter(function (entry) { return entry.id !== id; }));
    show();
  }
  function refuse(id, why) {
    write(QUEUE, read(QUEUE, []).map(function (entry) { return entry.id === id ? Object.assign(entry, { why: why }) : entry; }));
  }

  async function reason(answer) {
    try {
      const told = await answer.json();
      const faults = (told.errors || []).map(function (one) { return one.message; }).join(" ");
      const missing = (told.blockers || []).map(function (one) { return one.message; }).join(" ");
      return faults || missing || told.detail || told.title || String(answer.status);
    } catch { return String(answer.status); }
  }

  // Sends one; answers whether the next may follow.
  async function send(entry) {
    const values = Object.assign({}, entry.values, { benchmark: Number(entry.values.benchmark) });
    let answer;
    try {
      answer = await fetch(form.dataset.api, {
        method: "POST", credentials: "same-origin", body: JSON.stringify(values),
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token.content, "Idempotency-Key": entry.id },
      });
    } catch { return false; }
    if (answer.status === 201) {
      take(entry.id);
      say(words.sent + " " + called(entry));
      return true;
    }
    if (answer.status === 401) { closed = true; return false; }
    if (answer.status === 429 || answer.status >= 500) return false;
    const why = await reason(answer);
    if (answer.status === 403 && /csrf/i.test(why)) { closed = true; return false; }
    refuse(entry.id, why);
    say(words.refused + " " + why);
    return true;
  }

  async function flush() {
    if (busy || closed) return;
    busy = true;
    show();
    try {
      for (;;) {
        const next = read(QUEUE, []).find(function (entry) { return !entry.why; });
        if (!next || !(await send(next))) break;
      }
    } finally {
      busy = false;
      show();
    }
  }

  form.addEventListener("input", function () { write(TYPED, typed()); });
  form.addEventListener("submit", function (event) {
    const values = typed();
    const queue = read(QUEUE, []);
    queue.push({ id: name(), at: Date.now(), values: values });
    if (!write(QUEUE, queue)) return; // sent as a form
    event.preventDefault();
    forget(TYPED);
    const next = { date: values.date || "", source: values.source || "" };
    say(words.kept + " " + called(queue[queue.length - 1]));
    put(next);
    form.elements.benchmark.focus();
    flush();
  });
  window.addEventListener("online", flush);
  window.setInterval(function () {
    if (navigator.onLine && read(QUEUE, []).some(function (entry) { return !entry.why; })) flush();
  }, AGAIN);

  if (!document.querySelector("[data-faults]")) {
    const kept = read(TYPED, null);
    if (kept && kept.value) put(kept);
  }
  show();
  flush();
})();
