// Words are counted as outputs/canonical.py counts them; each sign of Chinese or Japanese is one.
const CJK = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]/g;
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

export function wordCount(doc) {
  const text = doc.textBetween(0, doc.content.size, " ", " ").replace(INVISIBLE, "").replace(CJK, " $& ");
  return text.split(/\s+/).filter(function (word) { return /[\p{L}\p{N}]/u.test(word); }).length;
}
