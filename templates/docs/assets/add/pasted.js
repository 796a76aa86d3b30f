// A pasted address or id -> what it tells of a paper; no network is asked.

const ARXIV = /(?:^|arxiv(?:\.org\/(?:abs|pdf|html)\/|[:.]))((?:\d\d(?:0[1-9]|1[0-2])\.\d{4,5})|(?:[a-z-]+(?:\.[A-Z]{2})?\/\d\d(?:0[1-9]|1[0-2])\d{3}))(?:v\d+)?(?:\.pdf)?\/?(?:$|[?#])/i;
const DOI = /(?:^|doi\.org\/|doi:\s*)(10\.\d{4,9}\/[^\s?#]+)/i;
const OPENREVIEW = /openreview\.net\/(?:forum|pdf)\?(?:.*&)?id=([\w-]+)/;

export function read(text) {
  const pasted = text.trim();
  const [, arxiv] = pasted.match(ARXIV) ?? [];
  if (arxiv) return { arxiv, paper: `https://arxiv.org/abs/${arxiv}` };
  const [, doi] = decoded(pasted).match(DOI) ?? [];
  if (doi) {
    const plain = doi.replace(/[.,;]$/, "");
    const [, own] = plain.match(/^10\.48550\/arxiv\.(.+)$/i) ?? [];
    return own ? read(own) : { doi: plain };
  }
  const [, openreview] = pasted.match(OPENREVIEW) ?? [];
  if (openreview) return { openreview, paper: `https://openreview.net/forum?id=${openreview}` };
  return /^https?:\/\/\S+$/i.test(pasted) ? { paper: pasted } : {};
}

function decoded(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}
