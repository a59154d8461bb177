// A comment on a passage: words marked in a section are put into the field "Passage" of its form.
(function () {
  "use strict";
  const AROUND = 40;
  const marked = new Map();

  function holder(node) {
    const element = node && (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    return element ? element.closest("[data-passage]") : null;
  }

  // Marking is lost once something else is clicked, so that the last one of each section is remembered.
  document.addEventListener("selectionchange", function () {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const text = holder(range.startContainer);
    if (!text || text !== holder(range.endContainer)) return;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const after = document.createRange();
    after.setStart(range.endContainer, range.endOffset);
    after.setEnd(text, text.childNodes.length);
    marked.set(text.dataset.passage, {
      quote: selection.toString().trim(),
      before: before.toString().slice(-AROUND),
      after: after.toString().slice(0, AROUND),
    });
  });

  document.addEventListener("toggle", function (event) {
    const details = event.target;
    if (!details.open || !details.matches || !details.matches(".passage-comment")) return;
    const field = details.querySelector("[data-quote]");
    const words = field && marked.get(field.dataset.quote);
    if (!words || field.value || words.quote.length > field.maxLength) return;
    const form = field.form;
    field.value = words.quote;
    form.elements.before.value = words.before;
    form.elements.after.value = words.after;
    form.elements.text.focus();
  }, true);
})();
