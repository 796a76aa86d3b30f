// Which rows fit, in their order, and how many each choice would leave. Pure.

import { fold, wordsOf } from "./text.js";

// state: { find, picked (for each facet a Set of numbers) }; `ordered` are all rows.
// Gives { shown, counts (for each facet those of its choices, with its own selection left out),
//   without (for each facet how many fit if it is left out; last: without the text) }.
export function run(ordered, facets, { find, picked }) {
  const words = wordsOf(find);
  const textBit = 1 << facets.length;
  const asked = picked.map((numbers) => numbers.size > 0);
  const counts = facets.map(({ values }) => new Uint32Array(values.length));
  const lone = new Map();
  const shown = [];
  for (const row of ordered) {
    let misses = hasAll(row.text, words) ? 0 : textBit;
    for (let facet = 0; facet < asked.length; facet += 1) {
      if (asked[facet] && !hasAny(row.values[facet], picked[facet])) misses |= 1 << facet;
    }
    if (misses === 0) shown.push(row);
    else if (misses & (misses - 1)) continue; // two things are against it
    else lone.set(misses, (lone.get(misses) ?? 0) + 1);
    for (let facet = 0; facet < counts.length; facet += 1) {
      if (misses & ~(1 << facet)) continue;
      for (const number of row.values[facet]) counts[facet][number] += 1;
    }
  }
  const without = [...facets, null].map((_, bit) => shown.length + (lone.get(1 << bit) ?? 0));
  return { shown, counts, without };
}

function hasAll(text, words) {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}

function hasAny(numbers, wanted) {
  for (const number of numbers) if (wanted.has(number)) return true;
  return false;
}

// The rows in the order that is asked for; `rows` are the newest first. Each order is made once.
export function inOrder(rows) {
  const made = new Map([["newest", rows]]);
  const ways = {
    oldest: () => [...rows].reverse(),
    title: () => sortedBy(rows, (row) => fold(row.title).replace(/^[^\p{L}\p{N}]+/u, "")),
    venue: () => sortedBy(rows, (row) => fold(row.venue) || "\uffff"),
  };
  return (sort) => {
    if (!made.has(sort)) made.set(sort, ways[sort]());
    return made.get(sort);
  };
}

function sortedBy(rows, key) {
  const keyed = rows.map((row) => [key(row), row]);
  return keyed.sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, row]) => row);
}
