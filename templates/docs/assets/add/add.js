// The form that writes a record. What it knows of fields and words stands in the page.

import { element } from "../browse/text.js";
import { save } from "../browse/texts.js";
import { card } from "./card.js";
import { controls, faultsOf, say, valuesOf } from "./fields.js";
import { newFile } from "./forge.js";
import { paperId } from "./identifiers.js";
import { Known } from "./known.js";
import { recordText } from "./layout.js";
import { read } from "./pasted.js";
import { startRows } from "./rows.js";

const PAUSE = 250;

class Adding {
  constructor(form) {
    this.form = form;
    this.settings = JSON.parse(document.getElementById("add-settings").textContent);
    this.fields = this.settings.fields;
    this.known = new Known();
    this.touched = new WeakSet();
    this.find = (selector) => form.querySelector(selector);
  }

  start() {
    const { form } = this;
    const day = this.find("#add-added");
    if (day && !day.value) day.value = new Date().toLocaleDateString("sv"); // as 2026-11-23
    startRows(form, () => this.update());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", ({ target }) => this.typed(target));
    form.addEventListener("focusout", ({ target }) => this.left(target));
    this.find("#add-paste").addEventListener("input", ({ target }) => this.paste(target.value));
    this.find("[data-open]")?.addEventListener("click", (event) => this.refuse(event));
    this.find("[data-save]").addEventListener("click", (event) => {
      if (!this.refuse(event)) save(`${this.made.id}.yaml`, "application/yaml", this.made.text);
    });
    this.update();
    form.dataset.ready = "";
    this.load();
  }

  async load() {
    try {
      const answer = await fetch(this.form.dataset.known);
      if (answer.ok) this.known = new Known(await answer.json());
    } catch { /* without them nothing is compared; the check of the pull request does it */ }
    this.form.dataset.loaded = "";
    this.update();
  }

  typed(target) {
    if (target.getAttribute("list") === "add-papers") this.suggest(target.value);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.update(), PAUSE);
  }

  left(target) {
    if (!target.matches("[data-value]")) return;
    // An address in place of an id is the id.
    const field = target.closest("[data-field]")?.dataset.field;
    if (field === "arxiv" || field === "doi") target.value = read(target.value)[field] ?? target.value;
    if (target.value) this.touched.add(target);
    this.update();
  }

  paste(text) {
    const told = Object.entries(read(text));
    const filled = told.filter(([name, value]) => {
      const control = this.find(`#add-${name}`);
      if (control && !control.value) control.value = value;
      return control?.value === value;
    });
    const names = filled.map(([name]) => this.fields.find((field) => field.name === name).label);
    this.find("#add-pasted").textContent = names.length ? `Filled in: ${names.join(", ")}.`
      : text.trim() ? "This tells nothing: an arXiv id, a DOI or an address is expected." : "";
  }

  suggest(text) {
    this.find("#add-papers").replaceChildren(...this.known.matching(text).map(({ id, name, title }) =>
      element("option", { value: id }, name ? `${name}: ${title}` : title)));
  }

  update() {
    clearTimeout(this.waiting);
    const values = valuesOf(this.form, this.fields);
    const id = paperId(values.authors, values.year, values.title, this.known.taken);
    const text = recordText(values, this.fields, this.settings.head);
    this.made = { id, text, path: `${this.settings.folder}${id}.yaml` };
    this.faults = faultsOf(this.form, this.fields, this.known);
    this.twin = this.known.find(values);
    this.sayFaults();
    this.show(values);
  }

  // A gap is told only where somebody has been, or wanted to go on.
  sayFaults() {
    const twin = this.twin && this.find(`#add-${this.twin.field}`);
    for (const { control } of controls(this.form, this.fields)) {
      const { text, isGap } = this.faults.get(control) ?? {};
      if (control === twin && !text) this.sayTwin(control);
      else say(control, text && (!isGap || this.touched.has(control)) ? text : "");
    }
  }

  sayTwin(control) {
    const { paper, isSure } = this.twin;
    const page = `${this.form.dataset.base}papers/${paper.id}/`;
    const link = element("a", { href: page }, paper.title);
    if (isSure) say(control, "In the survey already: ", { link });
    else say(control, "Is it this one? ", { link, kind: "doubt" });
  }

  get isWrong() { return this.faults.size > 0 || Boolean(this.twin?.isSure); }

  show(values) {
    const { id, text, path } = this.made;
    this.find(".preview .entries").replaceChildren(card(id, values, this.settings, this.form.dataset.base));
    this.find("[data-file]").textContent = path;
    this.find("#add-yaml").textContent = text;
    const open = this.find("[data-open]");
    const { address, isWhole } = newFile(this.form.dataset.forge, path, text);
    if (open) {
      open.href = address;
      this.find("[data-long]").hidden = isWhole;
    }
    this.form.classList.toggle("complete", !this.isWrong);
    const gaps = [...this.faults.values()].filter(({ isGap }) => isGap).map((each) => each.text);
    const unfit = [...this.faults.values()].filter(({ isGap }) => !isGap).map((each) => each.label);
    const state = this.find("[data-state]");
    const told = this.twin?.isSure ? "This paper is in the survey already."
      : unfit.length ? `Does not fit: ${[...new Set(unfit)].join(", ")}.`
        : gaps.length ? `Still needed: ${gaps.map((gap) => gap.replace(" is needed.", "")).join(", ")}.`
          : "Complete.";
    if (state.textContent !== told) state.textContent = told;
  }

  // Where something is wrong, it is told, and the first such field has the focus.
  refuse(event) {
    this.update();
    if (!this.isWrong) return false;
    event.preventDefault();
    for (const control of this.faults.keys()) this.touched.add(control);
    this.sayFaults();
    const first = this.twin?.isSure ? this.find(`#add-${this.twin.field}`)
      : [...this.form.querySelectorAll("[data-value]")].find((control) => this.faults.has(control));
    const folded = first.closest("details");
    if (folded) folded.open = true;
    first.focus();
    return true;
  }
}

const form = document.querySelector("form.add");
if (form) new Adding(form).start();
