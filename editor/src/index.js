// The editor of a section: put over its textarea, which stays the field that is sent and kept.
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { EditorState, Plugin, Selection } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { keys } from "./keys.js";
import { cleaned } from "./paste.js";
import { faithful, read } from "./read.js";
import { Bar } from "./toolbar.js";
import { wordCount } from "./words.js";
import { written } from "./write.js";

function count(field, doc) {
  const told = field.querySelector("[data-count]");
  if (!told) return;
  const words = wordCount(doc);
  const least = Number(told.dataset.least);
  const sentence = least && words < least ? told.dataset.short : told.dataset.enough;
  told.textContent = sentence.replace("%n", words);
}

function label(area, view) {
  const found = document.querySelector(`label[for="${area.id}"]`);
  if (!found) return;
  found.removeAttribute("for");
  found.addEventListener("click", function () { view.focus(); });
}

export function mount(area) {
  const field = area.closest("[data-editor-field]");
  if (area.editor || !field) return area.editor || null;
  if (!faithful(area.value)) {
    field.querySelector("[data-unfaithful]").hidden = false;
    return null;
  }
  const place = document.createElement("div");
  area.before(place);
  const bar = new Bar(field.querySelector("[data-bar]"), field.dataset.note);
  let own = false;

  function start(value) {
    const toBar = function (state, dispatch) { if (dispatch) bar.focus(); return true; };
    const watch = new Plugin({ view() { return { update(view) { bar.update(view.state); } }; } });
    const maps = keys(field.dataset.note, bar.openLink, toBar).map(keymap);
    return EditorState.create({ doc: read(value), plugins: [...maps, tableEditing(), gapCursor(), history(), watch] });
  }

  const view = new EditorView(place, {
    state: start(area.value),
    attributes: {
      class: "prose editor-text",
      role: "textbox",
      "aria-multiline": "true",
      "aria-labelledby": field.dataset.label,
      "aria-describedby": area.getAttribute("aria-describedby") || "",
      spellcheck: "true",
    },
    transformPastedHTML: cleaned,
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (!transaction.docChanged) return;
      count(field, view.state.doc);
      own = true;
      area.value = written(view.state.doc);
      area.dispatchEvent(new Event("input", { bubbles: true }));
      own = false;
    },
  });
  const writing = document.activeElement === area; // typing had begun while the editor was on its way
  area.editor = view;
  area.hidden = true;
  const told = field.querySelector("[data-keys]");
  if (told) told.hidden = false;
  label(area, view);
  bar.attach(view);
  count(field, view.state.doc);
  if (writing) {
    view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)));
    view.focus();
  }

  function withdraw() {
    view.destroy();
    place.remove();
    area.editor = null;
    area.hidden = false;
    bar.bar.hidden = true;
    field.querySelector("[data-unfaithful]").hidden = false;
  }

  // Text put into the field from elsewhere: brought back from the browser, or taken over from another's.
  area.addEventListener("input", function () {
    if (own || !area.editor) return;
    if (!faithful(area.value)) { withdraw(); return; }
    const doc = read(area.value);
    view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, doc.content));
  });
  return view;
}

// For tests: what the editor gives back of a text, untouched.
export function again(value) { return written(read(value)); }
export { cleaned, faithful, wordCount };
