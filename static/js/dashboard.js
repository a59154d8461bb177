// Dashboards: charts drawn from what the API says, kept up to date while the page is open.
// The tables are the server's. When the API's answer has changed, the page is fetched once more and the parts that
// differ are put in place; nothing else on the page moves, and the focus stays.
(function () {
  "use strict";
  const board = document.querySelector("[data-dashboard]");
  if (!board || !window.Chart) return;
  const EVERY = 30000, NARROW = 40 * 16;
  const charts = new Map();
  const told = board.querySelector("[data-told]");
  const at = board.querySelector("[data-at]");
  let tag = "", asking = false, timer = 0, drawn = null, ended = false, onPaper = false;

  function part(key) { return board.querySelector('[data-part="' + key + '"]'); }

  // Colours are those of the page; on paper those of the light page.
  function palette() {
    if (onPaper) return { ink: "#16212e", soft: "#4d5b6b", hair: "#dce1e7", accent: "#14599e", ground: "#fff", pale: "#e8f0f8" };
    const style = getComputedStyle(document.documentElement);
    const one = function (name) { return style.getPropertyValue(name).trim(); };
    return { ink: one("--ink"), soft: one("--ink-soft"), hair: one("--hair"), accent: one("--accent"), ground: one("--ground"), pale: one("--accent-soft") };
  }

  // The first bar is full, the second hatched, the third open: told apart without colour.
  function hatched(colours) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const pen = tile.getContext("2d");
    pen.fillStyle = colours.ground;
    pen.fillRect(0, 0, 8, 8);
    pen.strokeStyle = colours.accent;
    pen.lineWidth = 2;
    pen.beginPath();
    [[-2, 2, 2, -2], [0, 8, 8, 0], [6, 10, 10, 6]].forEach(function (line) { pen.moveTo(line[0], line[1]); pen.lineTo(line[2], line[3]); });
    pen.stroke();
    return pen.createPattern(tile, "repeat");
  }

  function datasets(block, colours) {
    let bars = 0, marks = 0;
    const fills = [colours.accent, hatched(colours), colours.ground];
    return block.columns.flatMap(function (column, index) {
      if (!column.draw) return [];
      const cells = block.rows.map(function (row) { return row[index]; });
      const common = { label: column.title, key: column.key, data: cells.map(function (cell) { return cell.value; }), hrefs: cells.map(function (cell) { return cell.href; }) };
      if (column.draw === "mark") {
        const shape = ["triangle", "rectRot"][marks++ % 2];
        return [Object.assign(common, { type: "line", showLine: false, clip: false, pointStyle: shape, radius: 6, hoverRadius: 8, borderColor: colours.ink, backgroundColor: colours.ground, borderWidth: 2, pointBorderWidth: 2, order: 0 })];
      }
      return [Object.assign(common, { type: "bar", order: 1, backgroundColor: fills[bars++ % 3], borderColor: colours.accent, borderWidth: 1, maxBarThickness: 18, minBarLength: 0, pointStyle: "rect" })];
    });
  }

  // The number stands at the end of its bar.
  const numbers = {
    id: "numbers",
    afterDatasetsDraw: function (chart) {
      const pen = chart.ctx, rtl = document.documentElement.dir === "rtl";
      pen.save();
      pen.font = "12px " + Chart.defaults.font.family;
      pen.fillStyle = chart.options.color;
      pen.textBaseline = "middle";
      pen.textAlign = rtl ? "right" : "left";
      chart.data.datasets.forEach(function (set, index) {
        if (set.type !== "bar" || !chart.isDatasetVisible(index)) return;
        chart.getDatasetMeta(index).data.forEach(function (bar, row) {
          if (set.data[row] === null) return;
          pen.fillText(set.data[row].toLocaleString(document.documentElement.lang), bar.x + (rtl ? -5 : 5), bar.y);
        });
      });
      pen.restore();
    }
  };

  function labels(block, narrow) {
    const most = narrow ? 18 : 34;
    return block.rows.map(function (row) {
      const words = row[0].text.split(" "), lines = [""];
      words.forEach(function (word) {
        const last = lines[lines.length - 1];
        if (last && (last + " " + word).length > most) lines.push(word); else lines[lines.length - 1] = last ? last + " " + word : word;
      });
      return lines.length > 2 ? [lines[0], lines[1] + "…"] : lines;
    });
  }

  function options(block, host, sets, colours) {
    const bars = Math.max(1, sets.filter(function (set) { return set.type === "bar"; }).length);
    const width = host.clientWidth || 320, narrow = width < NARROW;
    const height = 84 + block.rows.length * Math.max(34, bars * 22 + 8);
    return {
      indexAxis: "y", responsive: true, maintainAspectRatio: true, aspectRatio: width / height,
      animation: false, color: colours.ink, layout: { padding: { right: 44 } },
      scales: {
        x: { beginAtZero: true, reverse: document.documentElement.dir === "rtl", grid: { color: colours.hair }, border: { display: false }, ticks: { color: colours.soft, precision: 0, maxTicksLimit: narrow ? 5 : 10 }, title: { display: Boolean(block.unit), text: block.unit, color: colours.soft } },
        y: { grid: { display: false }, border: { color: colours.soft }, ticks: { color: colours.ink, autoSkip: false, font: { size: narrow ? 11 : 13 } } }
      },
      plugins: {
        legend: { display: sets.length > 1, position: "top", align: "start", onClick: function () {}, labels: { color: colours.ink, usePointStyle: true } },
        tooltip: { intersect: true }
      },
      onClick: function (event, found) {
        const one = found[0], href = one && sets[one.datasetIndex].hrefs[one.index];
        if (href) location.assign(href);
      }
    };
  }

  function draw(block) {
    const host = board.querySelector('[data-chart="' + block.key + '"]');
    if (!host) return;
    const old = charts.get(block.key), said = JSON.stringify(block);
    if (old && old.said === said && !old.stale) return;
    if (old) old.chart.destroy();
    host.replaceChildren();
    host.hidden = !block.rows.length;
    if (host.hidden) { charts.delete(block.key); return; }
    const canvas = document.createElement("canvas"), colours = palette();
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", block.title + ". " + (block.note || ""));
    host.append(canvas);
    const sets = datasets(block, colours);
    const chart = new Chart(canvas, { type: "bar", data: { labels: labels(block, host.clientWidth < NARROW), datasets: sets }, options: options(block, host, sets, colours), plugins: [numbers] });
    charts.set(block.key, { chart: chart, said: said, block: block });
    dress(block.key);
  }

  // What comes with a chart: its picture as a file, and the table behind a word where the chart comes first.
  function dress(key) {
    const section = part(key), files = section.querySelector("[data-files]");
    if (files && !files.querySelector("[data-picture]")) {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = "#" + key;
      link.dataset.picture = key;
      link.textContent = "PNG";
      const more = document.createElement("span");
      more.className = "visually-hidden";
      more.textContent = ": " + board.dataset.png;
      link.append(more);
      item.append(link);
      files.append(item);
    }
    const table = section.querySelector("details[data-folded]");
    if (table && !section.dataset.seen) table.open = false;
    section.dataset.seen = "1";
  }

  function picture(key) {
    const found = charts.get(key), from = found.chart.canvas, scale = from.width / from.clientWidth, head = 40 * scale;
    const canvas = document.createElement("canvas"), colours = palette();
    canvas.width = from.width;
    canvas.height = from.height + head;
    const pen = canvas.getContext("2d");
    pen.fillStyle = colours.ground;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = colours.ink;
    pen.font = "600 " + 16 * scale + "px " + Chart.defaults.font.family;
    pen.fillText(found.block.title, 12 * scale, 26 * scale, canvas.width - 24 * scale);
    pen.drawImage(from, 0, head);
    canvas.toBlob(function (blob) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = key + ".png";
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
    }, "image/png");
  }

  function again() {
    charts.forEach(function (one) { one.stale = true; });
    if (drawn) drawn.blocks.forEach(draw);
  }

  // Put what differs in place: figures and tables by their key. The focus goes to the same link again.
  function place(fresh) {
    const changed = [], active = document.activeElement;
    fresh.querySelectorAll("[data-figure], [data-part]").forEach(function (one) {
      const figure = one.dataset.figure;
      const mine = figure ? board.querySelector('[data-figure="' + figure + '"]') : part(one.dataset.part);
      if (!mine) return;
      const here = figure ? mine : mine.querySelector("[data-table]"), there = figure ? one : one.querySelector("[data-table]");
      const table = here.querySelector("details"), open = table ? table.open : null, wasOpen = there.querySelector("details");
      if (wasOpen && open !== null) wasOpen.open = open;
      if (here.innerHTML === there.innerHTML) return;
      const kept = here.contains(active) ? Array.from(here.querySelectorAll("a, summary, [tabindex]")).indexOf(active) : -1;
      const left = here.querySelector(".table-responsive") ? here.querySelector(".table-responsive").scrollLeft : 0;
      here.replaceChildren.apply(here, Array.from(there.childNodes).map(function (node) { return document.importNode(node, true); }));
      const box = here.querySelector(".table-responsive");
      if (box) box.scrollLeft = left;
      const again = kept < 0 ? null : here.querySelectorAll("a, summary, [tabindex]")[kept];
      if (again) again.focus({ preventScroll: true });
      changed.push((figure ? one.querySelector("dt") : one.querySelector("h2")).textContent);
    });
    if (changed.length) told.textContent = board.dataset.changed + " " + changed.join(", ");
  }

  function say(sentence) {
    at.textContent = sentence || new Date().toLocaleTimeString(document.documentElement.lang);
  }

  async function ask() {
    if (asking || ended) return;
    asking = true;
    try {
      const answer = await fetch(board.dataset.api, { headers: tag ? { "If-None-Match": tag, Accept: "application/json" } : { Accept: "application/json" }, cache: "no-store", credentials: "same-origin" });
      if (answer.status === 401 || answer.status === 403) { ended = true; say(at.textContent + " " + board.dataset.signedOut); return; }
      if (answer.status === 304) { say(""); return; }
      if (!answer.ok) throw new Error(String(answer.status));
      const first = !tag;
      tag = answer.headers.get("ETag") || "";
      drawn = await answer.json();
      if (!first) {
        const page = await fetch(location.pathname + location.search, { cache: "no-store", credentials: "same-origin" });
        if (page.ok) place(new DOMParser().parseFromString(await page.text(), "text/html"));
      }
      drawn.blocks.forEach(draw);
      say("");
    } catch (fault) {
      if (at.textContent.indexOf(board.dataset.unreached) < 0) say(at.textContent + " " + board.dataset.unreached);
    } finally {
      asking = false;
      board.dataset.asked = String(Number(board.dataset.asked || 0) + 1);
    }
  }

  function next() {
    clearTimeout(timer);
    timer = setTimeout(function () { if (!document.hidden) ask(); next(); }, EVERY);
  }

  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  board.querySelectorAll("[data-live], [data-print]").forEach(function (one) { one.hidden = false; });
  board.querySelector("[data-aloud]").addEventListener("change", function (event) {
    told.textContent = "";
    told.setAttribute("aria-live", event.target.checked ? "polite" : "off");
  });
  board.addEventListener("click", function (event) {
    const link = event.target.closest("[data-picture], [data-print]");
    if (!link) return;
    event.preventDefault();
    if (link.dataset.picture) picture(link.dataset.picture); else window.print();
  });
  board.addEventListener("dashboard:ask", ask);
  document.addEventListener("visibilitychange", function () { if (!document.hidden) { ask(); next(); } });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  matchMedia("(max-width: 40rem)").addEventListener("change", again);
  // On paper every table stands open and the charts take the width and the ink of the page.
  window.addEventListener("beforeprint", function () {
    onPaper = true;
    board.classList.add("on-paper");
    board.querySelectorAll("details.part-table").forEach(function (one) { one.dataset.was = one.open ? "1" : ""; one.open = true; });
    again();
  });
  window.addEventListener("afterprint", function () {
    onPaper = false;
    board.classList.remove("on-paper");
    board.querySelectorAll("details.part-table").forEach(function (one) { one.open = one.dataset.was === "1"; delete one.dataset.was; });
    again();
  });
  ask();
  next();
})();
