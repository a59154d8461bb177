// What the buttons and keys do; each is a ProseMirror command: (state, dispatch) => whether it can be done.
import { chainCommands, lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import { Fragment } from "prosemirror-model";
import { Selection, TextSelection } from "prosemirror-state";
import { fresh, schema } from "./schema.js";

const { nodes, marks } = schema;

export function within(state, type) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type === type) return { node: $from.node(depth), pos: $from.before(depth), depth };
  }
  return null;
}

export function marked(state, type) {
  const { from, to, empty, $from } = state.selection;
  if (empty) return Boolean(type.isInSet(state.storedMarks || $from.marks()));
  return state.doc.rangeHasMark(from, to, type);
}

export function mark(type) { return toggleMark(type); }

export function heading(level) {
  return function (state, dispatch) {
    const found = within(state, nodes.heading);
    if (found && found.node.attrs.level === level) return setBlockType(nodes.paragraph)(state, dispatch);
    return setBlockType(nodes.heading, { level })(state, dispatch);
  };
}

export function quotation(state, dispatch) {
  return within(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch);
}

function nearestList(state) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const type = $from.node(depth).type;
    if (type === nodes.bullet_list || type === nodes.ordered_list) {
      return { node: $from.node(depth), pos: $from.before(depth) };
    }
    if (type === nodes.table) return null;
  }
  return null;
}

export function inList(state, type) {
  const found = nearestList(state);
  return found && found.node.type === type ? found : null;
}

export function list(type) {
  return function (state, dispatch) {
    const found = nearestList(state);
    if (!found) return wrapInList(type)(state, dispatch);
    if (found.node.type === type) return liftListItem(nodes.list_item)(state, dispatch);
    if (dispatch) {
      const { dir, class: kept } = found.node.attrs;
      dispatch(state.tr.setNodeMarkup(found.pos, type, { dir, class: kept }).scrollIntoView());
    }
    return true;
  };
}

export function numbering(attrs) {
  return function (state, dispatch) {
    const found = inList(state, nodes.ordered_list);
    if (!found) return false;
    if (dispatch) dispatch(state.tr.setNodeMarkup(found.pos, null, Object.assign({}, found.node.attrs, attrs)));
    return true;
  };
}

export const indent = sinkListItem(nodes.list_item);
export const outdent = chainCommands(liftListItem(nodes.list_item), lift);

// Direction of each block of text in the selection; the same again takes it off.
export function direction(dir) {
  return function (state, dispatch) {
    const { from, to } = state.selection;
    const tr = state.tr;
    state.doc.nodesBetween(from, to, function (node, pos) {
      if (!node.isTextblock) return;
      tr.setNodeMarkup(pos, null, Object.assign({}, node.attrs, { dir: node.attrs.dir === dir ? null : dir }));
    });
    if (dispatch && tr.docChanged) dispatch(tr);
    return tr.docChanged;
  };
}

export function insertBreak(state, dispatch) {
  if (!state.selection.$from.parent.inlineContent) return false;
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.hard_break.create(), true).scrollIntoView());
  return true;
}

// The stretch of a link or note around the selection's start.
export function stretch(state, type) {
  const { $from, empty } = state.selection;
  const parent = $from.parent;
  const here = type.isInSet($from.marks()) || (!empty && $from.nodeAfter && type.isInSet($from.nodeAfter.marks));
  if (!here || !parent.inlineContent) return null;
  let start = null;
  let end = null;
  parent.forEach(function (child, offset) {
    const from = $from.start() + offset;
    const to = from + child.nodeSize;
    const own = type.isInSet(child.marks);
    if (!own || !own.eq(here)) { if (end !== null && end < $from.pos) { start = null; end = null; } return; }
    if (start === null || end !== from) { if (start !== null && end >= $from.pos) return; start = from; }
    end = to;
  });
  return start === null ? null : { from: start, to: end, mark: here };
}

export function setLink(href) {
  return function (state, dispatch) {
    const around = stretch(state, marks.link);
    let { from, to } = state.selection;
    if (from === to && around) ({ from, to } = around);
    const tr = state.tr;
    if (from === to) {
      const text = schema.text(href, [marks.link.create({ href, at: fresh() })]);
      tr.replaceSelectionWith(text, false);
    } else {
      tr.removeMark(from, to, marks.link).addMark(from, to, marks.link.create({ href, at: fresh() }));
    }
    if (dispatch) dispatch(tr.scrollIntoView());
    return true;
  };
}

export function dropLink(state, dispatch) {
  const around = stretch(state, marks.link);
  const { from, to } = around && state.selection.empty ? around : state.selection;
  if (from === to) return false;
  if (dispatch) dispatch(state.tr.removeMark(from, to, marks.link));
  return true;
}

// A footnote: the words chosen become its text, or a first word stands ready to be typed over.
export function footnote(word) {
  return function (state, dispatch) {
    const { from, to, empty, $from, $to } = state.selection;
    if (!$from.parent.inlineContent || !$from.sameParent($to)) return false;
    if (marked(state, marks.footnote)) {
      if (empty) return leaveNote(state, dispatch);
      if (dispatch) dispatch(state.tr.removeMark(from, to, marks.footnote));
      return true;
    }
    if (!dispatch) return true;
    const note = marks.footnote.create({ at: fresh(), depth: 0 });
    const tr = state.tr;
    if (empty) {
      tr.insert(from, schema.text(word, [note]));
      tr.setSelection(TextSelection.create(tr.doc, from, from + word.length));
    } else {
      tr.addMark(from, to, note);
    }
    dispatch(tr.scrollIntoView());
    return true;
  };
}

// Out of the note, to its end: what is typed next stands after it.
export function leaveNote(state, dispatch) {
  const around = stretch(state, marks.footnote);
  if (!around || !marked(state, marks.footnote)) return false;
  if (dispatch) {
    const tr = state.tr.setSelection(TextSelection.create(state.doc, around.to));
    tr.setStoredMarks(tr.selection.$from.marks().filter(function (one) { return one.type !== marks.footnote; }));
    dispatch(tr.scrollIntoView());
  }
  return true;
}

export function leaveNoteAtEnd(state, dispatch) {
  const around = stretch(state, marks.footnote);
  if (!around || !state.selection.empty || state.selection.from !== around.to) return false;
  return leaveNote(state, dispatch);
}

export function insertTable(state, dispatch) {
  const { $from } = state.selection;
  if (within(state, nodes.table)) return false;
  if (dispatch) {
    function row(type) {
      return nodes.table_row.create(null, Fragment.from([0, 1, 2].map(function () { return type.createAndFill(); })));
    }
    const table = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
    const tr = state.tr;
    const blank = $from.parent.isTextblock && !$from.parent.content.size;
    const pos = blank ? $from.before() : $from.depth ? $from.after(1) : state.selection.to;
    if (blank) tr.replaceWith($from.before(), $from.after(), table);
    else tr.insert(pos, table);
    tr.setSelection(Selection.near(tr.doc.resolve(pos + 1), 1));
    dispatch(tr.scrollIntoView());
  }
  return true;
}

// Escape in a table: to the text after it; a paragraph is made where there is none.
export function leaveTable(state, dispatch) {
  const found = within(state, nodes.table);
  if (!found) return false;
  if (dispatch) {
    const tr = state.tr;
    const end = found.pos + found.node.nodeSize;
    const after = tr.doc.resolve(end).nodeAfter;
    if (!after || !after.isTextblock) tr.insert(end, nodes.paragraph.create({ loose: false }));
    tr.setSelection(TextSelection.near(tr.doc.resolve(end + 1)));
    dispatch(tr.scrollIntoView());
  }
  return true;
}
