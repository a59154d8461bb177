// A register edited cell by cell, as in a spreadsheet. What a cell may hold is judged by the server alone.
(function () {
  "use strict";
  const table = document.querySelector("table[data-grid]");
  if (!table) return;
  const body = table.tBodies[0];
  const said = document.querySelector("[data-grid-said]");
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const touch = matchMedia("(pointer: coarse), (max-width: 48rem)");
  const done = []; // what was kept on this page, for taking it back: {row, column, before}
  let editing = null; // {cell, field, before}

  function rows() { return Array.from(body.querySelectorAll("tr[data-version]")); }
  function cellsOf(row) { return Array.from(row.children); }
  function cellAt(row, place) { return row ? cellsOf(row)[Math.max(0, Math.min(place, row.children.length - 1))] : null; }
  function rowOf(id) { return body.querySelector('tr[data-row-id="' + id + '"]'); }
  function cellOf(id, column) {
    const row = rowOf(id);
    return row ? row.querySelector('[data-column="' + column + '"]') : null;
  }
  function titleOf(cell) { return table.tHead.rows[0].cells[cell.cellIndex].innerText.trim(); }
  function filled(words, cell, row) { return words.replace("%c", titleOf(cell)).replace("%r", row.dataset.called); }

  // Roles are given here: without script this is a table, with its links and forms.
  function dress(row) {
    row.setAttribute("role", "row");
    cellsOf(row).forEach(function (cell) {
      const heading = cell.tagName === "TH";
      cell.setAttribute("role", heading ? "rowheader" : "gridcell");
      if (!row.dataset.version) return;
      cell.tabIndex = -1;
      if (!cell.dataset.column) cell.setAttribute("aria-readonly", "true");
    });
  }
  table.setAttribute("role", "grid");
  table.setAttribute("aria-label", table.dataset.name);
  table.setAttribute("aria-describedby", table.dataset.keys);
  Array.from(table.querySelectorAll("thead, tbody")).forEach(function (one) { one.setAttribute("role", "rowgroup"); });
  table.tHead.rows[0].setAttribute("role", "row");
  Array.from(table.tHead.rows[0].cells).forEach(function (one) { one.setAttribute("role", "columnheader"); });
  Array.from(body.rows).forEach(dress);
  if (rows().length) cellAt(rows()[0], 0).tabIndex = 0;

  function focusOn(cell) {
    if (!cell) return;
    body.querySelectorAll('[tabindex="0"]').forEach(function (one) { if (one !== cell) one.tabIndex = -1; });
    cell.tabIndex = 0;
    cell.focus();
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function say(sentence, undo) {
    said.textContent = sentence;
    if (!undo) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm btn-outline-primary";
    button.textContent = table.dataset.undo;
    button.addEventListener("click", takeBack);
    said.append(" ", button);
  }

  function edit(cell, typed) {
    if (!cell || !cell.dataset.column || cell.getAttribute("aria-busy") === "true") return;
    if (editing) { if (editing.cell === cell) return; leave(); }
    const waiting = document.querySelector('template[data-editor="' + cell.dataset.column + '"]');
    if (!waiting) return;
    const field = waiting.content.firstElementChild.cloneNode(true);
    const value = cell.dataset.value;
    if (field.tagName === "SELECT" && value && !Array.from(field.options).some(function (one) { return one.value === value; })) {
      field.add(new Option(value, value));
    }
    field.setAttribute("aria-label", titleOf(cell) + ", " + cell.parentElement.dataset.called);
    field.value = value;
    if (typed !== undefined && field.tagName !== "SELECT" && field.type !== "date") field.value = typed;
    editing = { cell: cell, field: field, kept: Array.from(cell.childNodes) };
    cell.replaceChildren(field);
    cell.classList.add("cell-editing");
    field.addEventListener("keydown", keysInField);
    field.addEventListener("focusout", function () { setTimeout(function () { if (editing && editing.field === field && !cell.contains(document.activeElement)) keep(null); }, 0); });
    field.focus();
    if (typed === undefined && field.select) field.select();
  }

  function leave() {
    if (!editing) return;
    const held = editing;
    editing = null;
    held.cell.replaceChildren(...held.kept);
    held.cell.classList.remove("cell-editing");
  }

  // Keeps what was typed; `then` is the step (rows, columns) to go on by, or null to stay where the reader is.
  function keep(then) {
    const held = editing;
    if (!held || held.waiting) return;
    const cell = held.cell, row = cell.parentElement, place = cell.cellIndex, before = cell.dataset.value;
    if (held.field.value === before) { leave(); step(row, place, then || [0, 0], then); return; }
    held.waiting = true;
    cell.setAttribute("aria-busy", "true");
    say(table.dataset.saving);
    send(row, cell.dataset.column, held.field.value).then(function (answer) {
      held.waiting = false;
      cell.removeAttribute("aria-busy");
      if (answer.refused) { wrong(held, answer.refused); return; }
      done.push({ row: row.dataset.rowId, column: cell.dataset.column, before: before });
      editing = null;
      const fresh = put(row, answer.html);
      say(filled(table.dataset.kept, fresh.children[place], fresh), true);
      step(fresh, place, then || [0, 0], then);
    });
  }

  function step(row, place, by, wanted) {
    if (!wanted) { if (document.activeElement === document.body) focusOn(cellAt(row, place)); return; }
    const all = rows();
    if (!by[1]) { focusOn(cellAt(all[Math.max(0, Math.min(all.indexOf(row) + by[0], all.length - 1))], place)); return; }
    const written = Array.from(body.querySelectorAll("tr[data-version] > [data-column]")); // Tab passes over what is worked out
    const to = written[written.indexOf(cellAt(row, place)) + by[1]];
    focusOn(to || cellAt(row, place));
    if (to) edit(to);
  }

  function wrong(held, sentence) {
    const id = "wrong-" + held.cell.parentElement.dataset.rowId + "-" + held.cell.dataset.column;
    const old = document.getElementById(id);
    if (old) old.remove();
    const line = document.createElement("p");
    line.className = "cell-wrong";
    line.id = id;
    line.setAttribute("role", "alert");
    line.textContent = sentence;
    held.cell.append(line);
    held.field.classList.add("is-invalid");
    held.field.setAttribute("aria-invalid", "true");
    held.field.setAttribute("aria-describedby", id);
    held.field.focus();
    say("");
  }

  function send(row, column, value) {
    const form = new URLSearchParams({ value: value, version: row.dataset.version, columns: table.dataset.columns });
    return fetch(row.dataset.url + "cells/" + column + "/", { method: "POST", headers: { "X-CSRFToken": token }, body: form })
      .then(function (answer) {
        if (answer.redirected) { location.assign(document.body.dataset.signIn + "?next=" + encodeURIComponent(location.pathname)); return new Promise(function () {}); }
        if (answer.ok) return answer.text().then(function (html) { return { html: html }; });
        return answer.json().then(function (data) { return { refused: data.said }; })
          .catch(function () { return { refused: document.body.dataset.refused }; });
      }, function () { return { refused: document.body.dataset.unreached }; });
  }

  function put(row, html) {
    const made = document.createElement("template");
    made.innerHTML = html.trim();
    const fresh = made.content.firstElementChild;
    const held = row.contains(document.activeElement);
    row.replaceWith(fresh);
    dress(fresh);
    if (held) focusOn(cellAt(fresh, 0));
    if (!body.querySelector('[tabindex="0"]')) cellAt(fresh, 0).tabIndex = 0;
    return fresh;
  }

  function set(cell, value) { // writes a cell that is not open: emptied, pasted, or taken back
    const row = cell.parentElement, place = cell.cellIndex, before = cell.dataset.value;
    if (!cell.dataset.column || before === value) return Promise.resolve(false);
    return send(row, cell.dataset.column, value).then(function (answer) {
      if (answer.refused) { say(answer.refused); return false; }
      const fresh = put(row, answer.html);
      focusOn(fresh.children[place]);
      return { cell: fresh.children[place], row: fresh, before: before };
    });
  }
  function write(cell, value) {
    set(cell, value).then(function (kept) {
      if (!kept) return;
      done.push({ row: kept.row.dataset.rowId, column: kept.cell.dataset.column, before: kept.before });
      say(filled(table.dataset.kept, kept.cell, kept.row), true);
    });
  }
  function takeBack() {
    const last = done.pop(), cell = last && cellOf(last.row, last.column);
    if (!cell) return;
    set(cell, last.before).then(function (kept) {
      if (kept) say(filled(table.dataset.undone, kept.cell, kept.row), done.length > 0);
      else done.push(last);
    });
  }

  function keysInField(event) {
    const area = event.target.tagName === "TEXTAREA";
    if (event.key === "Escape") {
      event.preventDefault();
      const cell = editing.cell;
      leave();
      focusOn(cell);
    } else if (event.key === "Enter" && !event.isComposing) {
      if (event.altKey && area) { event.preventDefault(); event.target.setRangeText("\n", event.target.selectionStart, event.target.selectionEnd, "end"); return; }
      if (event.shiftKey && area) return;
      event.preventDefault();
      keep([1, 0]);
    } else if (event.key === "Tab") {
      event.preventDefault();
      keep([0, event.shiftKey ? -1 : 1]);
    }
    event.stopPropagation();
  }

  const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };
  body.addEventListener("keydown", function (event) {
    const cell = event.target.closest("td, th");
    if (event.target !== cell || !cell.parentElement.dataset.version) return;
    const row = cell.parentElement, all = rows(), place = cell.cellIndex, held = event.ctrlKey || event.metaKey;
    const reading = getComputedStyle(table).direction === "rtl" ? -1 : 1;
    if (MOVES[event.key] && !event.altKey) {
      const down = all.indexOf(row) + MOVES[event.key][0];
      focusOn(cellAt(all[Math.max(0, Math.min(down, all.length - 1))], place + MOVES[event.key][1] * reading));
    } else if (event.key === "Home" || event.key === "End") {
      const first = event.key === "Home";
      focusOn(cellAt(held ? all[first ? 0 : all.length - 1] : row, first ? 0 : row.children.length - 1));
    } else if (event.key === "Enter" || event.key === "F2") edit(cell);
    else if (event.key === "Delete" || event.key === "Backspace") write(cell, "");
    else if (held && event.key.toLowerCase() === "z") takeBack();
    else if (event.key.length === 1 && !held && !event.altKey && event.key !== " ") edit(cell, event.key);
    else return;
    event.preventDefault();
  });

  body.addEventListener("click", function (event) {
    const cell = event.target.closest("td, th");
    if (!cell || !cell.parentElement.dataset.version || event.target.closest("a, .cell-field")) return;
    if (touch.matches || document.activeElement === cell && cell.dataset.chosen) edit(cell);
    else { focusOn(cell); cell.dataset.chosen = "1"; }
  });
  body.addEventListener("focusout", function (event) { delete event.target.dataset.chosen; });

  document.addEventListener("copy", function (event) {
    const cell = document.activeElement;
    if (!body.contains(cell) || !cell.dataset || cell.dataset.value === undefined || String(getSelection())) return;
    event.clipboardData.setData("text/plain", cell.dataset.value);
    event.preventDefault();
  });
  document.addEventListener("paste", function (event) {
    const cell = document.activeElement;
    if (editing || !body.contains(cell) || !cell.dataset.column) return;
    const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!text) return;
    event.preventDefault();
    if (!/[\t\n]/.test(text)) { write(cell, text); return; }
    const form = document.querySelector("form[data-paste]"), all = rows(), columns = table.dataset.columns.split(",");
    form.elements.block.value = text;
    form.elements.columns.value = columns.slice(cell.cellIndex).join(",");
    form.elements.rows.value = all.slice(all.indexOf(cell.parentElement)).map(function (one) { return one.dataset.rowId; }).join(",");
    form.requestSubmit();
  });
})();
