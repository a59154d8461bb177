// A document as the HTML of the canonical form; the server's canonical() leaves it as it is.
const TAGS = { link: "a", footnote: "span" };

function escaped(text) { return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"); }
function quoted(text) { return escaped(String(text)).replace(/"/g, "&quot;").replace(/'/g, "&#x27;"); }

function tag(name, attrs) {
  const told = Object.keys(attrs).filter(function (key) { return attrs[key]; }).sort();
  return `<${name}${told.map(function (key) { return ` ${key}="${quoted(attrs[key])}"`; }).join("")}>`;
}

function plain(attrs, more) { return Object.assign({ dir: attrs.dir, class: attrs.class }, more); }

function opening(mark) {
  const name = TAGS[mark.type.name] || mark.type.name;
  const more = mark.type.name === "link" ? { href: mark.attrs.href } : {};
  if (mark.type.name === "footnote") more.class = mark.attrs.class || "footnote";
  return tag(name, plain(mark.attrs, more));
}
function closing(mark) { return `</${TAGS[mark.type.name] || mark.type.name}>`; }

// Two marks are one element unless they were two in the text that was read.
function same(one, other) {
  const alike = one.type === other.type && ["dir", "class", "href"].every(function (key) {
    return one.attrs[key] === other.attrs[key];
  });
  return alike && (one.attrs.at === other.attrs.at || !one.attrs.at || !other.attrs.at);
}
function rank(mark) { return Object.keys(mark.type.schema.marks).indexOf(mark.type.name); }
function isNote(mark) { return mark.type.name === "footnote"; }
// A note stands outside of all other marks, else as they were nested.
function outerFirst(one, other) {
  return isNote(other) - isNote(one) || one.attrs.depth - other.attrs.depth || rank(one) - rank(other);
}

function inline(node) {
  let out = "";
  let open = [];
  function close(count) {
    while (open.length > count) out += closing(open.pop());
  }
  node.forEach(function (leaf) {
    const wanted = leaf.marks.slice().sort(outerFirst);
    const note = wanted.find(isNote);
    const noteNow = open.find(isNote);
    let kept = 0;
    if (note ? !noteNow || !same(note, noteNow) : noteNow) close(0);
    while (kept < open.length) {
      const found = wanted.findIndex(function (mark) { return same(mark, open[kept]); });
      if (found < 0) break;
      wanted.splice(found, 1);
      kept += 1;
    }
    close(kept);
    wanted.forEach(function (mark) { out += opening(mark); open.push(mark); });
    out += leaf.isText ? escaped(leaf.text) : tag("br", plain(leaf.attrs));
  });
  close(0);
  return out;
}

// Text of an item or cell stands bare where it did so before, and never beside another bare text.
function bare(node, parent, index) {
  const holds = ["list_item", "table_cell", "table_header"].includes(parent.type.name);
  function loose(at) {
    const other = at >= 0 && at < parent.childCount ? parent.child(at) : null;
    return Boolean(other && other.type.name === "paragraph" && other.attrs.loose && !other.attrs.dir && !other.attrs.class);
  }
  return holds && loose(index) && !loose(index - 1) && !loose(index + 1);
}

function rows(table) {
  let out = "";
  let now = null;
  const told = [];
  table.forEach(function (row) { told.push(row); });
  const first = told.find(function (row) { return row.attrs.part; });
  told.forEach(function (row) {
    const from = row.attrs.part ? row.attrs : now || (first && first.attrs.part === "tbody" ? first.attrs : { part: "tbody" });
    const differs = !now || from.part !== now.part || (from.group ?? now.group) !== now.group;
    if (differs) {
      if (now) out += `</${now.part}>`;
      out += tag(from.part, { dir: from.partDir, class: from.partClass });
      now = { part: from.part, group: from.group ?? null, partDir: from.partDir, partClass: from.partClass };
    }
    out += tag("tr", plain(row.attrs)) + children(row) + "</tr>";
  });
  return out + (now ? `</${now.part}>` : "");
}

function children(node) {
  let out = "";
  node.forEach(function (child, offset, index) { out += block(child, node, index); });
  return out;
}

function wrapped(name, attrs, inner) { return inner ? tag(name, attrs) + inner + `</${name}>` : ""; }

const BLOCKS = {
  paragraph(node, parent, index) {
    const inner = inline(node);
    return bare(node, parent, index) ? inner : wrapped("p", plain(node.attrs), inner);
  },
  heading(node) { return wrapped(`h${node.attrs.level}`, plain(node.attrs), inline(node)); },
  blockquote(node) { return wrapped("blockquote", plain(node.attrs), children(node)); },
  bullet_list(node) { return wrapped("ul", plain(node.attrs), children(node)); },
  ordered_list(node) {
    const more = { type: node.attrs.type, start: node.attrs.start > 1 ? node.attrs.start : null };
    return wrapped("ol", plain(node.attrs, more), children(node));
  },
  list_item(node) { return wrapped("li", plain(node.attrs), children(node)); },
  table(node) { return wrapped("table", plain(node.attrs), rows(node)); },
  table_cell(node) { return cell("td", node); },
  table_header(node) { return cell("th", node); },
};

function cell(name, node) {
  const spans = {
    colspan: node.attrs.colspan > 1 ? node.attrs.colspan : null,
    rowspan: node.attrs.rowspan > 1 ? node.attrs.rowspan : null,
    scope: node.attrs.scope,
  };
  return tag(name, plain(node.attrs, spans)) + children(node) + `</${name}>`;
}

function block(node, parent, index) { return BLOCKS[node.type.name](node, parent, index); }

export function written(doc) { return children(doc); }
