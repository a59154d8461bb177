-- A footnote becomes a span where its call stands; whatever blocks it holds become words in a row.
function Note(note)
  return pandoc.Span(pandoc.utils.blocks_to_inlines(note.content, { pandoc.Space() }), { class = "footnote" })
end
