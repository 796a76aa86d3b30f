// The papers that are there already: ids that are taken, and which paper this one may be.

import { normalTitle } from "./identifiers.js";

const NEAR = 0.8;

export class Known {
  constructor({ papers = [], former = [] } = {}) {
    this.papers = papers.map(([id, title, name, arxiv, doi]) => ({ id, title, name, arxiv, doi: doi.toLowerCase() }));
    this.ids = new Set(this.papers.map(({ id }) => id));
    this.taken = new Set([...this.ids, ...former]);
  }

  // The paper that this is, with the field that tells so; isSure: or is only nearly named like.
  find({ arxiv = "", doi = "", title = "" }) {
    const by = (field, value, test) => {
      const paper = value && this.papers.find(test);
      return paper ? { field, paper, isSure: true } : null;
    };
    const normal = normalTitle(title);
    return by("arxiv", arxiv, (paper) => paper.arxiv === arxiv)
      ?? by("doi", doi, (paper) => paper.doi === doi.toLowerCase())
      ?? by("title", normal, (paper) => this.#normal(paper) === normal)
      ?? this.#near(normal);
  }

  #near(normal) {
    if (normal.length < 12) return null;
    const wanted = trigrams(normal);
    let best = null;
    let most = NEAR;
    for (const paper of this.papers) {
      paper.trigrams ??= trigrams(this.#normal(paper));
      const likeness = dice(wanted, paper.trigrams, most);
      if (likeness >= most) [best, most] = [paper, likeness];
    }
    return best && { field: "title", paper: best, isSure: false };
  }

  #normal(paper) {
    paper.normal ??= normalTitle(paper.title);
    return paper.normal;
  }

  // The first papers whose id, name or title holds what is typed.
  matching(text, most = 20) {
    const wanted = text.trim().toLowerCase();
    const found = [];
    for (const paper of this.papers) {
      if (found.length === most) break;
      if (`${paper.id}\n${paper.name}\n${paper.title}`.toLowerCase().includes(wanted)) found.push(paper);
    }
    return found;
  }
}

function trigrams(text) {
  const found = new Set();
  for (let start = 0; start + 3 <= text.length; start += 1) found.add(text.slice(start, start + 3));
  return found;
}

// 0 without a look if sizes alone tell that it is less than `least`.
function dice(one, other, least) {
  const sum = one.size + other.size;
  if (2 * Math.min(one.size, other.size) < least * sum) return 0;
  let shared = 0;
  for (const part of one) shared += other.has(part);
  return (2 * shared) / sum;
}
