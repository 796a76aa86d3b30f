// What can be done with papers: select all that are shown, take them along, compare them.
// Without a selection it is done with all that are shown.

import { papers } from "./text.js";

const MOST_COMPARED = 200;

export function startTools(browse, root) {
  const find = (selector) => root.querySelector(selector);
  const all = find("[data-pick-all]");
  const clear = find("[data-unpick]");
  const take = find(".take");
  const { base, perFile } = browse.form.dataset;
  const place = { folder: `${base}data/selection/`, perFile: Number(perFile) };

  // The selected papers, or else those shown.
  const taken = () => {
    const { selected } = browse.state;
    return selected.size ? selected : new Set(browse.result.shown.map((row) => row.id));
  };

  async function download({ dataset }) {
    const { textOf, save } = await import("./texts.js");
    save(`papers.${dataset.format}`, dataset.type, await textOf(dataset.format, browse.rows, taken(), place));
  }

  async function compare() {
    const [{ comparisonOf }, { showComparison }] =
      await Promise.all([import("./texts.js"), import("./comparison.js")]);
    const ids = [...taken()];
    const { columns, rows } = await comparisonOf(browse.rows, new Set(ids.slice(0, MOST_COMPARED)), place);
    showComparison(find("dialog.comparison"), { columns, rows }, base, ids.length - rows.length);
  }

  all.addEventListener("change", () => browse.changeSelection((selected) => {
    for (const { id } of browse.result.shown) selected[all.checked ? "add" : "delete"](id);
  }));
  clear.addEventListener("click", () => {
    browse.changeSelection((selected) => selected.clear());
    all.focus();
  });
  take.addEventListener("click", async ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    try {
      await (button.matches("[data-compare]") ? compare() : download(button));
    } catch {
      browse.say("That could not be loaded. Load the page again, or take a whole file from the page Data.");
    }
  });

  return {
    show({ shown, state: { selected } }) {
      const count = shown.reduce((sum, row) => sum + selected.has(row.id), 0);
      all.checked = shown.length > 0 && count === shown.length;
      all.indeterminate = count > 0 && count < shown.length;
      all.disabled = shown.length === 0;
      clear.hidden = selected.size === 0;
      const hidden = selected.size - count;
      find("[data-picked]").textContent = !selected.size ? ""
        : `${selected.size} selected${hidden ? `, ${hidden} of them not shown` : ""}`;
      find("[data-taken]").textContent = selected.size
        ? `${selected.size} selected ${selected.size === 1 ? "paper" : "papers"}` : `${papers(shown.length)} shown`;
      for (const button of take.querySelectorAll("button")) {
        button.disabled = !selected.size && !shown.length;
      }
    },
  };
}
