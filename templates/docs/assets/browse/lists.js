// The two ways to show rows. Both have show(shown, isNew), entryOf(id) and entries().

import { entry } from "./entry.js";

const STEP = 50;

// Entries that are shown at once: they fill a screen. More of them keep a slow machine from the
// next key, so the others follow in parts.
const AT_ONCE = 20;

// The whole list is in the page: what does not fit is hidden, by a class, as many rules of the
// theme ask for [hidden], and a browser tries them all again where it changes.
export class RenderedList {
  constructor(list, rows) {
    this.list = list;
    this.entryById = new Map([...list.children].map((each) => [each.id, each]));
    this.ordered = rows;
  }

  show(shown, _, ordered) {
    const fitting = new Set(shown);
    if (this.ordered !== ordered) {
      this.list.append(...ordered.map((row) => this.entryById.get(row.id)));
    }
    this.ordered = ordered;
    for (const row of ordered) {
      if (!fitting.has(row)) this.entryById.get(row.id).classList.add("out");
    }
    this.#unhide(shown, 0);
  }

  #unhide(shown, first) {
    clearTimeout(this.rest);
    const next = first + AT_ONCE;
    for (const row of shown.slice(first, next)) this.entryById.get(row.id).classList.remove("out");
    if (next < shown.length) this.rest = setTimeout(() => this.#unhide(shown, next));
  }

  entryOf(id) { return this.entryById.get(id); }

  entries() { return this.entryById.values(); }
}

// The page holds the first entries: others are drawn when they are shown, some at a time.
export class DrawnList {
  constructor(list, more, known, base) {
    this.list = list;
    this.more = more;
    this.draw = (row) => entry(row.fields, known, base);
    this.entryById = new Map([...list.children].map((each) => [each.id, each]));
    this.count = list.children.length;
    this.rows = [];
    this.drawn = () => {};
    more.addEventListener("click", () => this.showMore());
  }

  // From the start if the question is new, or else as many as before.
  show(shown, isNew) {
    if (isNew) this.count = STEP;
    this.rows = shown;
    this.#fill();
  }

  showMore() {
    const first = this.count;
    this.count += STEP;
    this.#fill();
    this.list.children[first]?.querySelector("a").focus();
  }

  #fill() {
    const wanted = this.rows.slice(0, this.count).map((row) => this.#entry(row));
    const isSame = wanted.length === this.list.children.length
      && wanted.every((each, index) => each === this.list.children[index]);
    if (!isSame) this.list.replaceChildren(...wanted);
    const left = this.rows.length - wanted.length;
    this.more.hidden = left === 0;
    this.more.textContent = `Show ${Math.min(STEP, left)} more of ${left}`;
    this.drawn();
  }

  #entry(row) {
    if (!this.entryById.has(row.id)) this.entryById.set(row.id, this.draw(row));
    return this.entryById.get(row.id);
  }

  entryOf(id) { return this.entryById.get(id); }

  entries() { return this.entryById.values(); }
}
