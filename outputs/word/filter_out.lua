-- A span of the class "footnote" becomes a real footnote.
function Span(span)
  if span.classes:includes("footnote") then
    return pandoc.Note({ pandoc.Para(span.content) })
  end
end
