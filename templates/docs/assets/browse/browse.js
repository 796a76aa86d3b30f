// The list of papers: search, facets, order and selection, all of it in the page's address.

import { addressOf, emptyState, fits, stateOf } from "./address.js";
import { facetsOf, showChips, showFacets, startFolds } from "./facets.js";
import { showHints } from "./hints.js";
import { startKeys } from "./keys.js";
import { DrawnList, RenderedList } from "./lists.js";
import { Mine } from "./mine.js";
import { sayIgnored, startNotice } from "./notice.js";
import { inOrder, run } from "./query.js";
import { fetchedRows, rowsOf } from "./rows.js";
import { startTools } from "./tools.js";

// Milliseconds: a browser refuses an address for each letter, Safari more than 100 in 30 s.
const TYPING = 250;

export async function startBrowse(root) {
  const form = root.querySelector("form[data-browse]:not([data-started])");
  if (!form) return;
  form.dataset.started = "";
  const say = startNotice(root.querySelector(".notice"));
  try {
    new Browse(root, form, say, ...await listOf(root, form));
    form.dataset.ready = "";
  } catch (error) {
    say("The papers could not be loaded. Load the page again, or use the lists named below.");
    console.info(error);
  } finally {
    document.documentElement.classList.remove("browse-waits");
  }
}

async function listOf(root, form) {
  const list = root.querySelector("#papers");
  const facets = facetsOf(form);
  const { source, base } = form.dataset;
  if (!source) {
    const rows = rowsOf(list, facets);
    return [facets, rows, new RenderedList(list, rows)];
  }
  const { rows, known } = await fetchedRows(source, facets);
  const more = root.querySelector("[data-more]");
  return [facets, rows, new DrawnList(list, more, known, base)];
}

class Browse {
  constructor(root, form, say, facets, rows, list) {
    const find = (selector) => root.querySelector(selector);
    this.parts = {
      status: find(".browse [role=status]"), chips: find(".chips"), empty: find(".empty"),
      hints: find(".hints"), whole: find(".whole"), active: find("[data-active]"),
      input: form.elements.find, sort: form.elements.sort,
    };
    Object.assign(this, { form, say, facets, rows, list });
    this.ids = new Set(rows.map((row) => row.id));
    this.ordered = inOrder(rows);
    this.state = emptyState(facets);
    this.mine = new Mine(this, find(".facets"));
    this.tools = startTools(this, root);
    this.#listen();
    startFolds(form);
    startKeys(root, this);
    this.#restore();
  }

  #listen() {
    const { input, sort } = this.parts;
    this.form.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("input", () => this.change((next) => { next.find = input.value; }, true));
    input.addEventListener("blur", () => this.#keep());
    sort.addEventListener("change", () => this.change((next) => { next.sort = sort.value; }));
    this.facets.forEach(({ boxes }, facet) => boxes.forEach((box, choice) => {
      box.addEventListener("change", () => this.change((next) => {
        next.picked[facet][box.checked ? "add" : "delete"](choice);
      }));
    }));
    addEventListener("popstate", () => this.#restore());
    this.list.more?.addEventListener("click", () => {
      history.replaceState({ ...history.state, count: this.list.count }, "");
    });
  }

  // What the address says; what it says in vain is told.
  #restore() {
    const { state, ignored } = stateOf(location.href, this.facets, (id) => this.ids.has(id));
    this.#forget();
    const { input, sort } = this.parts;
    // What was typed while the papers came is younger than the address.
    if (!this.result && input === document.activeElement && input.value) state.find = input.value;
    this.state = state;
    if (input.value.trim() !== state.find.trim()) input.value = state.find;
    sort.value = state.sort;
    sayIgnored(this.say, ignored, this.facets);
    if (history.state?.count) this.list.count = history.state.count;
    this.mine.refresh();
    this.#show(!history.state?.count && this.#isFiltered());
  }

  // `change` gets the state; a letter that is typed makes no step for the button Back.
  change(change, isTyped = false) {
    if (!isTyped) this.#keep();
    change(this.state);
    this.say("");
    const { input, sort } = this.parts;
    if (!isTyped) input.value = this.state.find;
    sort.value = this.state.sort;
    this.#show(true);
    this.#forget();
    if (isTyped) this.typed = setTimeout(() => this.#keep(), TYPING);
    else history.pushState({}, "", this.#address());
  }

  // What was typed goes into the address when its writer pauses, or goes elsewhere.
  #keep() {
    if (!this.typed) return;
    this.#forget();
    const isTyped = true;
    if (history.state?.isTyped) history.replaceState({ isTyped }, "", this.#address());
    else history.pushState({ isTyped }, "", this.#address());
  }

  #forget() {
    clearTimeout(this.typed);
    this.typed = null;
  }

  #address() { return addressOf(location.href, this.facets, this.state); }

  // A selection is kept in the address too, but is no step back.
  changeSelection(change) {
    this.#keep();
    change(this.state.selected);
    this.mine.refresh();
    this.#show(false);
    const isKept = fits(this.state.selected);
    this.say(isKept ? "" : "These are too many for the address: the selection lasts until you leave.");
    history.replaceState(history.state, "", this.#address());
  }

  removeAll() {
    this.change((next) => {
      next.find = "";
      next.picked.forEach((picked) => picked.clear());
    });
  }

  refresh() { this.#show(false); }

  #isFiltered() {
    return this.state.find.trim() !== "" || this.state.picked.some((picked) => picked.size > 0);
  }

  #show(isNew) {
    const { state, facets, parts } = this;
    const ordered = this.ordered(state.sort);
    this.result = { ...run(ordered, facets, state), ordered, facets, state };
    const { shown, counts } = this.result;
    const hadFocus = document.activeElement;
    this.list.show(shown, isNew, ordered);
    showFacets(facets, state.picked, counts);
    showChips(parts.chips, facets, state.picked, (facet, choice) => (facet === undefined
      ? this.removeAll() : this.change((next) => next.picked[facet].delete(choice))));
    const total = `${ordered.length} ${ordered.length === 1 ? "paper" : "papers"}`;
    const status = this.#isFiltered() ? `${shown.length} of ${total}` : total;
    if (parts.status.textContent !== status) parts.status.textContent = status;
    const active = state.picked.reduce((sum, picked) => sum + picked.size, 0);
    parts.active.textContent = active ? `(${active})` : "";
    if (parts.whole) parts.whole.hidden = true;
    parts.empty.hidden = shown.length > 0;
    if (!shown.length) showHints(parts.hints, this.result, (change) => this.change(change));
    this.tools.show(this.result);
    const hasFocus = document.activeElement;
    const isLost = hasFocus === document.body || !hasFocus.checkVisibility();
    if (hadFocus !== document.body && isLost) parts.input.focus();
  }
}
