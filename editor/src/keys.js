// The keys. Tab leaves the editor as it leaves every field; only within a table it goes from cell to cell.
import { baseKeymap, chainCommands, exitCode, joinDown, joinUp, setBlockType } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { splitListItem } from "prosemirror-schema-list";
import { goToNextCell } from "prosemirror-tables";
import * as commands from "./commands.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

export function keys(word, openLink, toBar) {
  const own = {
    "Mod-z": undo,
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    "Mod-b": commands.mark(marks.strong),
    "Mod-i": commands.mark(marks.em),
    "Mod-u": commands.mark(marks.u),
    "Mod-Shift-x": commands.mark(marks.s),
    "Mod-.": commands.mark(marks.sup),
    "Mod-,": commands.mark(marks.sub),
    "Mod-k": openLink,
    "Mod-Alt-0": setBlockType(nodes.paragraph),
    "Mod-Alt-1": commands.heading(3),
    "Mod-Alt-2": commands.heading(4),
    "Mod-Shift-7": commands.list(nodes.ordered_list),
    "Mod-Shift-8": commands.list(nodes.bullet_list),
    "Mod-Shift-9": commands.quotation,
    "Mod-]": commands.indent,
    "Mod-[": commands.outdent,
    "Mod-Alt-f": commands.footnote(word),
    "Mod-Alt-t": commands.insertTable,
    "Mod-Enter": exitCode,
    "Shift-Enter": commands.insertBreak,
    Enter: splitListItem(nodes.list_item),
    Tab: goToNextCell(1),
    "Shift-Tab": goToNextCell(-1),
    ArrowRight: commands.leaveNoteAtEnd,
    Escape: chainCommands(commands.leaveNote, commands.leaveTable),
    "Alt-ArrowUp": joinUp,
    "Alt-ArrowDown": joinDown,
    "Alt-F10": toBar,
  };
  return [own, baseKeymap];
}
