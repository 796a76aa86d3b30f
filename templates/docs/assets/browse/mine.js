// What only this reader knows of papers: which are selected, to be read, or read.

import { Marks } from "./marks.js";
import { save } from "./texts.js";

const FILE = "reading-marks.json";
const SHOWN = { "": "Mark", "to-read": "To read", read: "Read" };
const NEXT = { "": "to-read", "to-read": "read", read: "" };

export class Mine {
  constructor(browse, place) {
    this.browse = browse;
    this.facet = browse.facets.findIndex(({ name }) => name === "marks");
    this.marks = new Marks(`survey-marks ${new URL(browse.form.dataset.base, location.href).pathname}`);
    const { list } = browse.list;
    list.addEventListener("change", ({ target }) => this.#selected(target));
    list.addEventListener("click", ({ target }) => this.#marked(target));
    browse.list.drawn = () => this.#showBoxes();
    addEventListener("storage", ({ key }) => {
      if (key !== this.marks.key) return;
      this.marks.read();
      this.#changedMarks();
    });
    place.querySelector("[data-marks=export]").addEventListener("click", () =>
      save(FILE, "application/json", this.marks.text()));
    place.querySelector("[data-marks=import]").addEventListener("change", (event) => this.#import(event));
  }

  #selected(target) {
    if (!target.matches(".pick")) return;
    this.browse.changeSelection((selected) => selected[target.checked ? "add" : "delete"](target.value));
  }

  #marked(target) {
    if (!target.matches(".mark")) return;
    const { id, dataset } = target.closest(".entry");
    const isKept = this.marks.set(id, NEXT[dataset.mark ?? ""]);
    this.#changedMarks();
    if (!isKept) this.browse.say("This browser keeps no data: the mark is lost when you leave.");
  }

  async #import({ target }) {
    const [file] = target.files;
    if (!file) return;
    const said = await this.marks.take(file, (id) => this.browse.ids.has(id));
    target.value = "";
    this.#changedMarks();
    this.browse.say(said);
  }

  #changedMarks() {
    this.refresh();
    this.browse.refresh();
  }

  // Tells the rows, so that papers can be chosen by it, and the entries.
  refresh() {
    const { numberOf } = this.browse.facets[this.facet];
    const selected = numberOf.get("selected");
    for (const row of this.browse.rows) {
      const mark = numberOf.get(this.marks.markById.get(row.id) ?? "none");
      row.values[this.facet] = this.browse.state.selected.has(row.id) ? [mark, selected] : [mark];
    }
    this.#showBoxes();
  }

  #showBoxes() {
    for (const entry of this.browse.list.list.children) {
      const box = entry.firstElementChild;
      const isSelected = this.browse.state.selected.has(entry.id);
      if (box.checked !== isSelected) box.checked = isSelected;
      if (entry.classList.contains("selected") !== isSelected) entry.classList.toggle("selected");
      const mark = this.marks.markById.get(entry.id) ?? "";
      if ((entry.dataset.mark ?? "") === mark) continue;
      entry.dataset.mark = mark;
      const button = entry.querySelector(".mark");
      const called = box.getAttribute("aria-label").replace("Select ", "");
      button.textContent = SHOWN[mark];
      button.setAttribute("aria-label", mark ? `${SHOWN[mark]}: mark of ${called}` : `Mark of ${called}`);
    }
  }
}
