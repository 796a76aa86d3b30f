// The boxes of the facets: what can be chosen, what is, and the counts beside them.

import { element, fold } from "./text.js";

// Each facet: { name, title, values, labels, numberOf (by value and by folded label), boxes, counts }.
export function facetsOf(form) {
  return [...form.querySelectorAll("[data-facet]")].map((field) => {
    const boxes = [...field.querySelectorAll("input[type=checkbox]")];
    const labels = boxes.map((box) => box.labels[0].querySelector(".term").textContent);
    const values = boxes.map((box) => box.value);
    const numberOf = new Map(labels.map((label, number) => [fold(label), number]));
    values.forEach((value, number) => numberOf.set(value, number));
    return {
      name: field.dataset.facet,
      title: field.querySelector("legend").textContent,
      counts: boxes.map((box) => box.labels[0].querySelector(".count")),
      values, labels, boxes, numberOf,
    };
  });
}

export function startFolds(form) {
  // The style shows the facets on a wide screen, closed or not; here it is said to all who ask.
  const details = form.querySelector("details.facets");
  const wide = matchMedia("(min-width: 60em)");
  const tell = () => { details.open = wide.matches; };
  wide.addEventListener("change", tell);
  tell();
  for (const button of form.querySelectorAll("[data-further]")) {
    const all = button.textContent;
    button.addEventListener("click", () => {
      const isOpen = button.closest("[data-facet]").classList.toggle("unfolded");
      button.setAttribute("aria-expanded", String(isOpen));
      button.textContent = isOpen ? "Show fewer" : all;
    });
  }
}

export function showFacets(facets, picked, counts) {
  facets.forEach((facet, number) => {
    facet.boxes.forEach((box, choice) => {
      const count = String(counts[number][choice]);
      const shown = facet.counts[choice].firstChild; // to change a text is less than to set one
      if (shown.data !== count) {
        if ((shown.data === "0") !== (count === "0")) box.labels[0].toggleAttribute("data-none", count === "0");
        shown.data = count;
      }
      const isPicked = picked[number].has(choice);
      if (box.checked !== isPicked) box.checked = isPicked;
      const row = box.closest("li");
      if (row.classList.contains("chosen") !== isPicked) row.classList.toggle("chosen");
    });
  });
}

// Every filter as a button that takes it away; `remove` gets the facet's number and the choice,
// or nothing for all of them.
export function showChips(place, facets, picked, remove) {
  const chips = facets.flatMap((facet, number) => [...picked[number]].sort((a, b) => a - b)
    .map((choice) => chip(facet.labels[choice], () => remove(number, choice))));
  if (chips.length > 1) chips.push(chip("Remove all", () => remove(), false));
  const before = [...place.querySelectorAll("button")].indexOf(document.activeElement);
  place.replaceChildren(...chips);
  place.hidden = chips.length === 0;
  if (before >= 0) {
    const buttons = place.querySelectorAll("button");
    (buttons[Math.min(before, buttons.length - 1)] ?? document.querySelector("#find")).focus();
  }
}

function chip(label, remove, isFilter = true) {
  const sign = element("span", { "aria-hidden": "true" }, " ×");
  const button = element("button", { type: "button" }, label, ...(isFilter ? [sign] : []));
  if (isFilter) button.setAttribute("aria-label", `Remove the filter ${label}`);
  button.addEventListener("click", remove);
  return element("li", {}, button);
}
