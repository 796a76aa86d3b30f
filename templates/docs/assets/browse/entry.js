// An entry of the list from the fields of a paper: as templates/pages/macros.html.j2 has it.

import { direction, element, isolated } from "./text.js";

export function entry(fields, known, base) {
  const [id, title, name, , , , , , , , note] = fields;
  const called = name || title;
  const page = `${base}papers/${id}/`;
  const made = element("li", { class: "entry", id },
    element("input", { class: "pick filter", type: "checkbox", value: id, "aria-label": `Select ${called}` }),
    element("h2", { class: "entry-title" }, element("a", { href: page }, isolated(title))),
    element("p", { class: "byline" }, ...byline(fields, known, base)));
  if (note) {
    const lines = note.split(/\r\n|[\n\r]/).map((line) => element("li", { dir: direction(line) }, line));
    made.append(element("ul", { class: "notes" }, ...lines));
  }
  made.append(links(fields, known, called, page));
  return made;
}

function* byline([, , name, authors, venue, year, families, , , , , importance], known, base) {
  if (name) yield* [element("b", { class: "method" }, isolated(name)), " "];
  if (venue >= 0) {
    const [id, venueName] = known.venues[venue];
    yield* [element("a", { href: `${base}venues/${id}/` }, venueName), " "];
  }
  yield element("a", { href: `${base}years/${year}/` }, String(year));
  if (importance) {
    const words = `importance ${importance} of 3`;
    yield* [" ", element("span", { class: "importance", title: words }, "★".repeat(importance),
      element("span", { class: "visually-hidden" }, ` ${words}`))];
  }
  if (authors) {
    const shown = direction(authors)
      ? authors.split(", ").flatMap((author, index) => [index ? ", " : "", isolated(author)])
      : [authors];
    yield* [" ", element("span", { class: "authors" }, ...shown)];
  }
  const chips = families.flatMap((number) => {
    const [id, familyName] = known.families[number];
    return [element("span", { class: `chip family-${id}` }, isolated(familyName)), " "];
  });
  yield* [" ", element("span", { class: "families" }, ...chips.slice(0, -1))];
}

function links([, , , , , , , paper, code, further], known, called, page) {
  const shown = [];
  if (paper) shown.push(link("Paper", paper));
  for (const [framework, address, isOfficial] of code) {
    const made = link(known.frameworks[framework], address);
    if (isOfficial) made.append(element("span", { class: "official" }, " official"));
    shown.push(made);
  }
  for (const [label, address] of further) shown.push(link(label, address));
  shown.push(element("a", { class: "cite", href: `${page}#cite` }, "Cite"));
  const list = element("ul", { class: "links", "aria-label": `Links of ${called}` });
  list.append(...shown.map((each) => element("li", {}, each)));
  list.append(element("li", { class: "filter" }, mark(called)));
  return list;
}

function link(label, address) {
  return element("a", { href: address, rel: "noopener" }, label);
}

function mark(called) {
  return element("button", { type: "button", class: "mark", "aria-label": `Mark of ${called}` }, "Mark");
}
