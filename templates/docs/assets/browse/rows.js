// A row is what the list knows of a paper:
//   id, title, venue, text (folded, to be searched), values (for each facet the numbers of its
//   choices), and fields (what an entry shows, where the page does not hold it).
// Rows come in the order of the list: the newest first.

import { fold } from "./text.js";

const SEARCHED = ".entry-title, .method, .byline > a, .authors, .notes > li";

// From the entries of a list that is all in the page.
export function rowsOf(list, facets) {
  return [...list.children].map((entry) => {
    const texts = [...entry.querySelectorAll(SEARCHED)].map((part) => part.textContent);
    return {
      id: entry.id,
      title: texts[0],
      venue: entry.querySelector('.byline > a[href*="venues/"]')?.textContent ?? "",
      text: fold(texts.join("\n")),
      values: facets.map(({ name, numberOf }) =>
        (entry.dataset[name] ?? "none").split(" ").map((value) => numberOf.get(value))
          .filter((number) => number !== undefined)),
    };
  });
}

// From the file of all papers: what it counts is turned into the numbers of the facets' choices.
export async function fetchedRows(address, facets) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const { papers, ...known } = await answer.json();
  const given = Object.keys(known.facets);
  const columns = facets.map(({ name, numberOf }) => {
    const column = given.indexOf(name);
    const numbers = known.facets[name]?.map((value) => numberOf.get(value));
    return column < 0 ? null : { at: papers[0].length - given.length + column, numbers };
  });
  const none = facets.map(({ numberOf }) => [numberOf.get("none")]);
  const rows = papers.map((fields) => ({
    id: fields[0],
    title: fields[1],
    venue: known.venues[fields[4]]?.[1] ?? "",
    text: searched(fields, known),
    values: columns.map((column, facet) => column
      ? fields[column.at].map((number) => column.numbers[number])
      : none[facet]),
    fields,
  }));
  return { rows, known };
}

function searched([, title, name, authors, venue, year, , , , , note], known) {
  return fold(`${title}\n${name}\n${authors}\n${known.venues[venue]?.[1] ?? ""}\n${year}\n${note}`);
}
