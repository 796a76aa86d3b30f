// The state of the list in the page's address:
//   ?find=&cat=&venue=&year=&fw=&health=&marks=&sort=&select=
// Several values are parted by commas, or their parameter is repeated. Pure.

import { fold } from "./text.js";

export const SORTS = ["newest", "oldest", "title", "venue"];
const LONGEST_TEXT = 300;
// Servers refuse an address of more than 8 kB.
const LONGEST_SELECTION = 5000;

export function emptyState(facets) {
  return { find: "", sort: SORTS[0], picked: facets.map(() => new Set()), selected: new Set() };
}

// Gives the state, and what of the address means nothing here: [parameter, value].
export function stateOf(address, facets, isPaper) {
  const parameters = new URL(address).searchParams;
  const state = emptyState(facets);
  const ignored = [];
  state.find = (parameters.get("find") ?? "").slice(0, LONGEST_TEXT);
  const sort = parameters.get("sort") ?? "";
  if (SORTS.includes(fold(sort))) state.sort = fold(sort);
  else if (sort) ignored.push(["sort", sort]);
  facets.forEach(({ name, numberOf }, facet) => {
    for (const value of listed(parameters, name)) {
      const number = numberOf.get(value) ?? numberOf.get(fold(value));
      if (number === undefined) ignored.push([name, value]);
      else state.picked[facet].add(number);
    }
  });
  // What is known of links comes and goes with their check.
  if (facets.every(({ name }) => name !== "health")) {
    for (const value of listed(parameters, "health")) ignored.push(["health", value]);
  }
  for (const id of listed(parameters, "select")) {
    if (isPaper(id)) state.selected.add(id);
    else ignored.push(["select", id]);
  }
  return { state, ignored };
}

function listed(parameters, name) {
  const values = parameters.getAll(name).flatMap((value) => value.split(","));
  return [...new Set(values.map((value) => value.trim()).filter(Boolean))];
}

// The address of the state; other parameters stay. A selection that is too long is left out.
export function addressOf(address, facets, state) {
  const url = new URL(address);
  const own = ["find", "health", ...facets.map(({ name }) => name), "sort", "select"];
  for (const name of own) url.searchParams.delete(name);
  const put = (name, text) => { if (text) url.searchParams.set(name, text); };
  put("find", state.find.trim());
  facets.forEach(({ name, values }, facet) => {
    const numbers = [...state.picked[facet]].sort((a, b) => a - b);
    put(name, numbers.map((number) => values[number]).join(","));
  });
  put("sort", state.sort === SORTS[0] ? "" : state.sort);
  if (fits(state.selected)) put("select", [...state.selected].join(","));
  url.search = url.search.replaceAll("%2C", ",");
  return url;
}

// Whether the address can hold the selection.
export function fits(selected) {
  let length = 0;
  for (const id of selected) length += id.length + 1;
  return length <= LONGEST_SELECTION;
}
