// What the clipboard of Word, LibreOffice and the web holds, made plain: real lists, marks, notes where they are called.
import { regular, tree } from "./read.js";

// The value of one property of an element's style; "" where it has none.
function style(dom, property) {
  const told = (dom.getAttribute("data-style") || "").toLowerCase().split(";");
  const found = told.map(function (one) { return one.split(":"); }).filter(function (one) { return one[0].trim() === property; });
  return found.length ? found[found.length - 1].slice(1).join(":").trim() : "";
}
function isSign(dom) { return style(dom, "mso-list") === "ignore"; }
function each(root, selector, act) { root.querySelectorAll(selector).forEach(act); }
function unwrap(dom) { dom.replaceWith(...dom.childNodes); }
function wrapAll(dom, name) {
  const made = dom.ownerDocument.createElement(name);
  made.append(...dom.childNodes);
  dom.append(made);
}

function dropUnseen(root) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  found.forEach(function (node) { node.remove(); });
  each(root, "style, script, meta, link, title, xml, img, svg, object", function (dom) { dom.remove(); });
  Array.from(root.querySelectorAll("*")).forEach(function (dom) {
    if (dom.nodeName.includes(":")) unwrap(dom); // o:p, st1:City and the like
  });
}

// Marks that Word and LibreOffice give as styles.
function styleToMarks(root) {
  each(root, "span, font, p, b, strong, i, em, a", function (dom) {
    const inner = dom.nodeName === "SPAN" || dom.nodeName === "FONT";
    const weight = style(dom, "font-weight");
    if (/^(normal|400)$/.test(weight) && /^(B|STRONG)$/.test(dom.nodeName)) { unwrap(dom); return; }
    const line = style(dom, "text-decoration") + style(dom, "text-decoration-line");
    if (inner && /^(bold|[6-9]00)/.test(weight)) wrapAll(dom, "strong");
    if (inner && style(dom, "font-style") === "italic") wrapAll(dom, "em");
    if (inner && line.includes("underline")) wrapAll(dom, "u");
    if (inner && line.includes("line-through")) wrapAll(dom, "s");
    if (inner && style(dom, "vertical-align") === "super") wrapAll(dom, "sup");
    if (inner && style(dom, "vertical-align") === "sub") wrapAll(dom, "sub");
    if (style(dom, "direction") === "rtl" && !dom.getAttribute("dir")) dom.setAttribute("dir", "rtl");
  });
  each(root, "p, h1, h2, h3, h4, h5, h6", function (dom) {
    if (style(dom, "text-align") === "center" || dom.getAttribute("align") === "center") dom.classList.add("centre");
  });
}

// Word: <a href="#_ftn1">[1]</a> ... <div id="ftn1">. LibreOffice: <a class="sdfootnoteanc"> ... <div id="sdfootnote1">.
function notesToCalls(root) {
  each(root, 'a[href*="#_ftn"], a[href*="#_edn"], a.sdfootnoteanc, a.sdendnoteanc', function (call) {
    const name = (call.getAttribute("href") || "").split("#")[1] || "";
    if (/ref\d+$|anc$/.test(name)) return; // the way back, inside the note itself
    const note = root.querySelector(`[id="${CSS.escape(name.replace(/^_/, "").replace(/sym$/, ""))}"]`);
    if (!note) return;
    each(note, "a", function (link) {
      if (/#_(ftn|edn)ref|#sdfootnote\d+anc|#sdendnote\d+anc/.test(link.getAttribute("href") || "")) link.remove();
    });
    const made = root.ownerDocument.createElement("span");
    made.className = "footnote";
    const blocks = Array.from(note.querySelectorAll("p"));
    (blocks.length ? blocks : [note]).forEach(function (one, index) {
      if (index) made.append(" ");
      made.append(...one.childNodes);
    });
    let place = call;
    while (place.parentNode && /^(SUP|SPAN)$/.test(place.parentNode.nodeName) && !place.parentNode.textContent.replace(call.textContent, "").trim()) {
      place = place.parentNode;
    }
    note.remove();
    if (made.textContent.trim()) place.replaceWith(made);
  });
  each(root, 'div, hr', function (dom) {
    if (/^(footnote|endnote)-list$/.test(style(dom, "mso-element"))) unwrap(dom);
    else if (dom.nodeName === "HR") dom.remove();
  });
}

function kindOf(sign) {
  const found = /^\(?([0-9]+|[a-zA-Z]+)[.)]/.exec(sign.trim());
  if (!found) return null;
  const text = found[1];
  if (/^\d+$/.test(text)) return { type: null, start: Number(text) };
  if (/^[ivxlcdm]+$/.test(text) && (text.length > 1 || text === "i")) return { type: "i", start: 1 };
  if (/^[IVXLCDM]+$/.test(text) && (text.length > 1 || text === "I")) return { type: "I", start: 1 };
  return { type: text === text.toLowerCase() ? "a" : "A", start: text.length === 1 ? text.toLowerCase().charCodeAt(0) - 96 : 1 };
}

// Word writes an item as a paragraph with "mso-list:l0 level2 lfo1", its number or bullet as text before it.
function paragraphsToLists(root) {
  let open = [];
  Array.from(root.querySelectorAll("p, h1, h2, h3, h4, h5, h6")).forEach(function (dom) {
    const found = /^l\d+\s+level(\d+)/.exec(style(dom, "mso-list"));
    if (!found) { open = []; return; }
    const level = Number(found[1]);
    let sign = "";
    each(dom, "span", function (span) {
      if (isSign(span)) { sign += span.textContent; span.remove(); }
    });
    const kind = kindOf(sign);
    const parted = !open.length || open[0].last.nextElementSibling !== dom || open[0].parent !== dom.parentNode;
    if (parted) open = [];
    while (open.length && open[open.length - 1].level > level) open.pop();
    let list = open[open.length - 1];
    if (!list || list.level < level || (list.level === level && (list.ordered !== Boolean(kind)) && open.length === 1)) {
      const made = dom.ownerDocument.createElement(kind ? "ol" : "ul");
      if (kind && kind.type) made.setAttribute("type", kind.type);
      if (kind && kind.start > 1) made.setAttribute("start", String(kind.start));
      const outer = list && list.level < level ? list : null;
      if (outer) outer.element.lastElementChild.append(made);
      else { open = []; dom.before(made); }
      list = { element: made, level, ordered: Boolean(kind), last: made, parent: dom.parentNode };
      open.push(list);
    }
    const item = dom.ownerDocument.createElement("li");
    item.append(...dom.childNodes);
    if (dom.getAttribute("dir")) item.setAttribute("dir", dom.getAttribute("dir"));
    list.element.append(item);
    dom.remove();
  });
}

export function cleaned(html) {
  const root = tree(html);
  dropUnseen(root);
  notesToCalls(root);
  paragraphsToLists(root);
  styleToMarks(root);
  each(root, "span:not(.footnote), font", unwrap);
  return regular(root).innerHTML;
}
