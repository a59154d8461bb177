// The bar of buttons stands in the page (templates/outputs/_toolbar.html); here it learns to act. One of its
// buttons is in the tab order; the arrow keys go from one to the next; Escape goes back to the text.
import { setBlockType } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import * as tables from "prosemirror-tables";
import * as commands from "./commands.js";
import { schema, webOrMail } from "./schema.js";

const { nodes, marks } = schema;
const MARKS = ["strong", "em", "u", "s", "sub", "sup"];

function acts(word, openLink) {
  const made = {
    undo,
    redo,
    paragraph: setBlockType(nodes.paragraph),
    heading: commands.heading(3),
    subheading: commands.heading(4),
    quotation: commands.quotation,
    bullets: commands.list(nodes.bullet_list),
    numbers: commands.list(nodes.ordered_list),
    indent: commands.indent,
    outdent: commands.outdent,
    link: openLink,
    footnote: commands.footnote(word),
    ltr: commands.direction("ltr"),
    rtl: commands.direction("rtl"),
    table: commands.insertTable,
    "row-above": tables.addRowBefore,
    "row-below": tables.addRowAfter,
    "row-off": tables.deleteRow,
    "column-before": tables.addColumnBefore,
    "column-after": tables.addColumnAfter,
    "column-off": tables.deleteColumn,
    merge: tables.mergeCells,
    split: tables.splitCell,
    "heading-cells": tables.toggleHeader("cell"),
    "table-off": tables.deleteTable,
    "table-leave": commands.leaveTable,
  };
  MARKS.forEach(function (name) { made[name] = commands.mark(marks[name]); });
  ["1", "a", "A", "i", "I"].forEach(function (type) {
    made[`number-${type}`] = commands.numbering({ type: type === "1" ? null : type });
  });
  return made;
}

// Whether a button's state holds where the caret is; undefined for what is done and not held.
function pressed(name, state) {
  if (MARKS.includes(name) || name === "link" || name === "footnote") return commands.marked(state, marks[name]);
  const block = state.selection.$from.parent;
  if (name === "heading" || name === "subheading") {
    return block.type === nodes.heading && block.attrs.level === (name === "heading" ? 3 : 4);
  }
  if (name === "quotation") return Boolean(commands.within(state, nodes.blockquote));
  if (name === "bullets") return Boolean(commands.inList(state, nodes.bullet_list));
  if (name === "numbers") return Boolean(commands.inList(state, nodes.ordered_list));
  if (name === "ltr" || name === "rtl") return block.attrs.dir === name;
  if (name === "heading-cells") return Boolean(commands.within(state, nodes.table_header));
  if (name.startsWith("number-")) {
    const found = commands.inList(state, nodes.ordered_list);
    return Boolean(found) && (found.node.attrs.type || "1") === name.slice(7);
  }
  return undefined;
}

export class Bar {
  constructor(bar, word) {
    this.bar = bar;
    this.buttons = Array.from(bar.querySelectorAll("button[data-do]"));
    this.panel = bar.querySelector("[data-panel]");
    this.start = bar.querySelector("[data-start]");
    this.openLink = this.openLink.bind(this);
    this.acts = acts(word, this.openLink);
    this.rove(this.buttons[0]);
  }

  attach(view) {
    this.view = view;
    this.bar.hidden = false;
    this.bar.addEventListener("mousedown", function (event) {
      if (event.target.closest("button")) event.preventDefault(); // the selection in the text stays
    });
    this.bar.addEventListener("click", this.clicked.bind(this));
    this.bar.addEventListener("keydown", this.typed.bind(this));
    this.start.addEventListener("change", () => {
      const value = Math.min(Math.max(Math.trunc(Number(this.start.value)) || 1, 1), 9999);
      commands.numbering({ start: value })(view.state, view.dispatch);
    });
    this.update(view.state);
  }

  clicked(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.panelDo) { this.linkDone(button.dataset.panelDo); return; }
    this.rove(button);
    const byKey = event.detail === 0;
    this.acts[button.dataset.do](this.view.state, this.view.dispatch);
    if (!this.panel.contains(document.activeElement) && !(byKey && button.isConnected && !button.closest("[hidden]"))) this.view.focus();
  }

  typed(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.panel.hidden = true;
      this.view.focus();
    } else if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault(); // Enter here does not send the form
      if (this.panel.contains(event.target)) this.linkDone("set");
      else { event.target.dispatchEvent(new Event("change")); this.view.focus(); }
    } else if (event.target.matches("button[data-do]")) {
      this.walk(event);
    }
  }

  walk(event) {
    const seen = this.buttons.filter(function (one) { return !one.closest("[hidden]"); });
    const rtl = getComputedStyle(this.bar).direction === "rtl" ? -1 : 1;
    const now = seen.indexOf(event.target);
    const steps = { ArrowRight: now + rtl, ArrowLeft: now - rtl, Home: 0, End: seen.length - 1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const next = seen[(steps[event.key] + seen.length) % seen.length];
    this.rove(next);
    next.focus();
  }

  rove(to) { this.buttons.forEach(function (one) { one.tabIndex = one === to ? 0 : -1; }); }
  focus() { (this.buttons.find(function (one) { return one.tabIndex === 0; }) || this.buttons[0]).focus(); }

  openLink(state, dispatch) {
    if (!dispatch) return true;
    const around = commands.stretch(state, marks.link);
    const field = this.panel.querySelector("input");
    field.value = around ? around.mark.attrs.href : "https://";
    field.setCustomValidity("");
    this.panel.hidden = false;
    field.focus();
    field.select();
    return true;
  }

  linkDone(act) {
    const field = this.panel.querySelector("input");
    const address = webOrMail(/^[^\s@:/]+@[^\s@]+$/.test(field.value.trim()) ? `mailto:${field.value.trim()}` : field.value);
    if (act === "set" && !address) {
      this.panel.querySelector("[data-fault]").hidden = false;
      field.setAttribute("aria-invalid", "true");
      field.focus();
      return;
    }
    this.panel.querySelector("[data-fault]").hidden = true;
    field.removeAttribute("aria-invalid");
    this.panel.hidden = true;
    if (act === "set") commands.setLink(address)(this.view.state, this.view.dispatch);
    if (act === "off") commands.dropLink(this.view.state, this.view.dispatch);
    this.view.focus();
  }

  update(state) {
    this.buttons.forEach(function (button) {
      const held = pressed(button.dataset.do, state);
      if (held !== undefined) button.setAttribute("aria-pressed", String(held));
    });
    const numbers = commands.inList(state, nodes.ordered_list);
    const places = { table: Boolean(commands.within(state, nodes.table)), numbers: Boolean(numbers) };
    this.bar.querySelectorAll("[data-when]").forEach(function (group) { group.hidden = !places[group.dataset.when]; });
    if (numbers && document.activeElement !== this.start) this.start.value = numbers.node.attrs.start;
    const roving = this.buttons.find(function (one) { return one.tabIndex === 0; });
    if (!roving || roving.closest("[hidden]")) this.rove(this.buttons[0]);
  }
}
