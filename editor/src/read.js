// A textarea's value as a document: HTML, or plain text as outputs/canonical.py from_plain reads it.
import { DOMParser as Reader } from "prosemirror-model";
import { INLINE, common, schema, webOrMail } from "./schema.js";
import { written } from "./write.js";

const HTML = /<\/?[a-zA-Z][^<>]*>/;
const SPACE = /[ \t\r\n\f\x85\xa0\u2028\u2029]+/g;
const NO_TEXT = new Set(["UL", "OL", "TABLE", "THEAD", "TBODY", "TFOOT", "TR", "BODY", "BLOCKQUOTE"]);
const reader = Reader.fromSchema(schema);

function escaped(text) { return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"); }

export function asHtml(value) {
  if (HTML.test(value)) return value;
  return value.replace(/\r\n/g, "\n").split(/\n\s*\n/).map(function (part) { return part.trim(); }).filter(Boolean)
    .map(function (part) { return `<p>${escaped(part).replace(/\n/g, "<br>")}</p>`; }).join("");
}

// The site's policy forbids styles and handlers in attributes, also where nothing is shown: they get another name.
export function tree(html) {
  const unstyled = html.replace(/<style\b[\s\S]*?<\/style\s*>/gi, "").replace(/<[a-zA-Z][^>]*>/g, function (one) {
    return one.replace(/(\s)(style|on[a-z]+)(\s*=)/gi, "$1data-$2$3");
  });
  return new window.DOMParser().parseFromString(`<body>${unstyled}`, "text/html").body;
}

function isBlock(node) { return node && node.nodeType === 1 && !INLINE.has(node.nodeName) && node.nodeName !== "BR"; }

// White space as the canonical form has it: none at the edges of blocks or between them.
export function regular(root) {
  const texts = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode);
  texts.forEach(function (node) {
    let text = node.data.replace(SPACE, " ");
    const parent = node.parentNode;
    if (isBlock(parent)) {
      const before = node.previousSibling;
      const after = node.nextSibling;
      if (!before || isBlock(before) || before.nodeName === "BR") text = text.trimStart();
      if (!after || isBlock(after) || after.nodeName === "BR") text = text.trimEnd();
      if (NO_TEXT.has(parent.nodeName) && !text.trim()) text = "";
    }
    if (text) node.data = text;
    else node.remove();
  });
  return root;
}

export function read(value) {
  return reader.parse(regular(tree(asHtml(value))), { preserveWhitespace: "full" });
}

// What a text holds, independent of the editor: blocks with what they bear, and each sign with its marks.
const NAMES = { B: "STRONG", I: "EM", INS: "U", STRIKE: "S", DEL: "S", TFOOT: "TBODY", H1: "H3", H2: "H3", H5: "H4", H6: "H4" };
function told(dom) {
  const kept = common(dom);
  const more = ["href", "colspan", "rowspan", "scope", "type", "start"].map(function (name) {
    const value = dom.getAttribute(name);
    return name === "href" ? webOrMail(value) : value;
  });
  return [NAMES[dom.nodeName] || dom.nodeName, kept.dir, kept.class, ...more].join("|");
}

export function held(value) {
  const out = [];
  (function walk(node, marks) {
    node.childNodes.forEach(function (child) {
      if (child.nodeType === 3) {
        const now = Array.from(new Set(marks)).sort().join(" ");
        for (const sign of child.data) out.push(`${sign} ${now}`);
      } else if (child.nodeType === 1) {
        const inner = INLINE.has(child.nodeName);
        if (!inner) out.push(told(child));
        walk(child, inner ? marks.concat(told(child)) : marks);
        if (!inner) out.push(`/${child.nodeName}`);
      }
    });
  })(regular(tree(asHtml(value))), []);
  return out.join("\n");
}

// Whether the editor gives back everything that a text holds.
export function faithful(value) { return held(value) === held(written(read(value))); }
