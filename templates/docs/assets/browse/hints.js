// What helps where no paper fits: each filter without which some would, and their number.

import { run } from "./query.js";
import { element, papers, wordsOf } from "./text.js";

// `change` gets a function that changes the state.
export function showHints(place, { ordered, facets, state, without }, change) {
  const hints = facets.flatMap(({ labels }, facet) => {
    const picked = [...state.picked[facet]].map((choice) => labels[choice]);
    const remove = (next) => next.picked[facet].clear();
    return picked.length ? [[picked.join(" or "), without[facet], remove]] : [];
  });
  const words = wordsOf(state.find);
  if (words.length) hints.push([state.find.trim(), without.at(-1), (next) => { next.find = ""; }]);
  if (words.length > 1) hints.push(...ofWords(words, ordered, facets, state));
  const useful = hints.filter(([, count]) => count > 0).sort(([, a], [, b]) => a - b);
  const all = ["all filters", ordered.length, (next) => {
    next.find = "";
    next.picked.forEach((picked) => picked.clear());
  }];
  const alone = useful.length ? [] : ofEach(ordered, facets, state);
  const shown = [...useful.slice(0, 5), ...alone.slice(0, 5), all];
  place.replaceChildren(...shown.map(([label, count, remove, word = "Remove"]) => {
    const button = element("button", { type: "button" }, `${word} `, element("em", {}, label));
    button.addEventListener("click", () => change(remove));
    return element("span", { class: "hint" }, button, `: ${papers(count)}`);
  }));
}

// Where two filters or more are against every paper: what each finds alone.
function ofEach(ordered, facets, state) {
  const nothing = facets.map(() => new Set());
  const alone = facets.flatMap(({ labels }, facet) => {
    if (!state.picked[facet].size) return [];
    const picked = nothing.with(facet, state.picked[facet]);
    return [[[...picked[facet]].map((choice) => labels[choice]).join(" or "), { find: "", picked }]];
  });
  if (wordsOf(state.find).length) alone.push([state.find.trim(), { find: state.find, picked: nothing }]);
  return alone.map(([label, kept]) => {
    const count = run(ordered, facets, kept).shown.length;
    const keep = (next) => Object.assign(next, { find: kept.find, picked: kept.picked.map((set) => new Set(set)) });
    return [label, count, keep, "Only"];
  }).filter(([, count]) => count > 0);
}

function ofWords(words, ordered, facets, state) {
  return words.map((word, left) => {
    const find = words.filter((_, index) => index !== left).join(" ");
    const { shown } = run(ordered, facets, { ...state, find });
    return [word, shown.length, (next) => { next.find = find; }];
  });
}
