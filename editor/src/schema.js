// The schema: exactly what the canonical form of a section can hold (outputs/canonical.py), and nothing more.
import { Schema } from "prosemirror-model";

// Kept on every element, as the canonical form keeps them.
const COMMON = { dir: { default: null }, class: { default: null } };
const KEPT = ["centre", "end", "footnote", "numbered"];
const DIRECTIONS = ["ltr", "rtl", "auto"];

export function common(dom) {
  const dir = (dom.getAttribute("dir") || "").toLowerCase();
  const kept = (dom.getAttribute("class") || "").split(/\s+/).filter(function (name) { return KEPT.includes(name); });
  return {
    dir: DIRECTIONS.includes(dir) ? dir : null,
    class: kept.length ? Array.from(new Set(kept)).sort().join(" ") : null,
  };
}

function shown(attrs, more) {
  const out = Object.assign({}, more);
  if (attrs.dir) out.dir = attrs.dir;
  if (attrs.class) out.class = attrs.class;
  return out;
}

// Elements of marks are told apart by a number, and remember how deep they stood: so they are written back
// as they were nested. A mark set in the editor has 0, and joins its neighbours.
let last = 0;
export function fresh() { last += 1; return last; }
export const INLINE = new Set(["STRONG", "B", "EM", "I", "U", "INS", "S", "STRIKE", "DEL", "SUB", "SUP", "A", "SPAN"]);

function depthOf(dom) {
  let depth = 0;
  for (let up = dom.parentNode; up && INLINE.has(up.nodeName); up = up.parentNode) depth += 1;
  return depth;
}
function markOf(dom) { return Object.assign(common(dom), { depth: depthOf(dom), at: fresh() }); }
const IDENTITY = { depth: { default: 50 }, at: { default: 0 } };

function mark(name, tags, more) {
  return Object.assign({
    attrs: Object.assign({}, COMMON, IDENTITY),
    parseDOM: tags.map(function (tag) { return { tag, getAttrs: markOf }; }),
    toDOM(one) { return [name, shown(one.attrs), 0]; },
  }, more);
}

export function webOrMail(address) {
  const link = (address || "").replace(/\s+/g, "");
  return /^(https?:\/\/|mailto:)/i.test(link) ? link : null;
}

const marks = {
  footnote: {
    attrs: Object.assign({}, COMMON, IDENTITY),
    parseDOM: [{ tag: "span.footnote", getAttrs: markOf }],
    toDOM(one) { return ["span", shown(one.attrs, { class: "footnote" }), 0]; },
  },
  link: {
    attrs: Object.assign({ href: {} }, COMMON, IDENTITY),
    inclusive: false,
    parseDOM: [{
      tag: "a[href]",
      getAttrs(dom) {
        const href = webOrMail(dom.getAttribute("href"));
        return href ? Object.assign(markOf(dom), { href }) : false;
      },
    }],
    toDOM(one) { return ["a", shown(one.attrs, { href: one.attrs.href, rel: "noreferrer" }), 0]; },
  },
  strong: mark("strong", ["strong", "b"]),
  em: mark("em", ["em", "i"]),
  u: mark("u", ["u", "ins"]),
  s: mark("s", ["s", "strike", "del"]),
  sub: mark("sub", ["sub"]),
  sup: mark("sup", ["sup"]),
};

function number(dom, name, least, most) {
  const text = dom.getAttribute(name) || "";
  const value = /^\d{1,9}$/.test(text) ? Number(text) : least;
  return value > least && value <= most ? value : least;
}

function cellAttrs(dom) {
  return Object.assign(common(dom), {
    colspan: number(dom, "colspan", 1, 999999999),
    rowspan: number(dom, "rowspan", 1, 999999999),
    scope: ["row", "col"].includes(dom.getAttribute("scope")) ? dom.getAttribute("scope") : null,
  });
}

function cell(tag, role, more) {
  return {
    content: "block+",
    attrs: Object.assign({ colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } }, COMMON, more),
    tableRole: role,
    isolating: true,
    parseDOM: [{ tag, getAttrs: cellAttrs }],
    toDOM(node) {
      const spans = {};
      if (node.attrs.colspan > 1) spans.colspan = node.attrs.colspan;
      if (node.attrs.rowspan > 1) spans.rowspan = node.attrs.rowspan;
      if (node.attrs.scope) spans.scope = node.attrs.scope;
      return [tag, shown(node.attrs, spans), 0];
    },
  };
}

// A row knows in which part of its table it stands; a new row (part null) joins its neighbour.
function rowAttrs(dom) {
  const group = dom.parentNode;
  const part = group && /^(THEAD|TBODY|TFOOT)$/.test(group.nodeName) ? group : null;
  const told = dom.getAttribute("data-part");
  if (told === "thead" || told === "tbody") return Object.assign(common(dom), { part: told });
  return Object.assign(common(dom), part && {
    part: part.nodeName === "THEAD" ? "thead" : "tbody",
    group: Array.from(part.parentNode.children).indexOf(part),
    partDir: common(part).dir,
    partClass: common(part).class,
  });
}

const nodes = {
  doc: { content: "block+" },
  paragraph: {
    group: "block",
    content: "inline*",
    // loose: the text stands in its item or cell without an element of its own
    attrs: Object.assign({ loose: { default: true } }, COMMON),
    parseDOM: [{ tag: "p", getAttrs(dom) { return Object.assign(common(dom), { loose: false }); } }],
    toDOM(node) { return ["p", shown(node.attrs), 0]; },
  },
  heading: {
    group: "block",
    content: "inline*",
    marks: "link strong em u s sub sup", // the canonical form has no notes in headings
    defining: true,
    attrs: Object.assign({ level: { default: 3 } }, COMMON),
    parseDOM: ["h1", "h2", "h3", "h4", "h5", "h6"].map(function (tag) {
      const level = "h1 h2 h3".includes(tag) ? 3 : 4;
      return { tag, getAttrs(dom) { return Object.assign(common(dom), { level }); } };
    }),
    toDOM(node) { return [`h${node.attrs.level}`, shown(node.attrs), 0]; },
  },
  blockquote: {
    group: "block",
    content: "block+",
    defining: true,
    attrs: COMMON,
    parseDOM: [{ tag: "blockquote", getAttrs: common }],
    toDOM(node) { return ["blockquote", shown(node.attrs), 0]; },
  },
  bullet_list: {
    group: "block",
    content: "list_item+",
    attrs: COMMON,
    parseDOM: [{ tag: "ul", getAttrs: common }],
    toDOM(node) { return ["ul", shown(node.attrs), 0]; },
  },
  ordered_list: {
    group: "block",
    content: "list_item+",
    attrs: Object.assign({ type: { default: null }, start: { default: 1 } }, COMMON),
    parseDOM: [{
      tag: "ol",
      getAttrs(dom) {
        const type = dom.getAttribute("type");
        return Object.assign(common(dom), {
          type: ["1", "a", "A", "i", "I"].includes(type) ? type : null,
          start: number(dom, "start", 1, 9999),
        });
      },
    }],
    toDOM(node) {
      const more = {};
      if (node.attrs.type) more.type = node.attrs.type;
      if (node.attrs.start > 1) more.start = node.attrs.start;
      return ["ol", shown(node.attrs, more), 0];
    },
  },
  list_item: {
    content: "block+",
    defining: true,
    attrs: COMMON,
    parseDOM: [{ tag: "li", getAttrs: common }],
    toDOM(node) { return ["li", shown(node.attrs), 0]; },
  },
  table: {
    group: "block",
    content: "table_row+",
    tableRole: "table",
    isolating: true,
    attrs: COMMON,
    parseDOM: [{ tag: "table", getAttrs: common }],
    toDOM(node) { return ["table", shown(node.attrs), ["tbody", 0]]; },
  },
  table_row: {
    content: "(table_cell | table_header)*",
    tableRole: "row",
    attrs: Object.assign(
      { part: { default: null }, group: { default: null }, partDir: { default: null }, partClass: { default: null } },
      COMMON,
    ),
    parseDOM: [{ tag: "tr", getAttrs: rowAttrs }],
    toDOM(node) { return ["tr", shown(node.attrs, node.attrs.part ? { "data-part": node.attrs.part } : {}), 0]; },
  },
  table_cell: cell("td", "cell"),
  table_header: cell("th", "header_cell", { scope: { default: null } }),
  text: { group: "inline" },
  hard_break: {
    group: "inline",
    inline: true,
    selectable: false,
    attrs: COMMON,
    parseDOM: [{ tag: "br", getAttrs: common }],
    toDOM(node) { return ["br", shown(node.attrs)]; },
  },
};

export const schema = new Schema({ nodes, marks });
