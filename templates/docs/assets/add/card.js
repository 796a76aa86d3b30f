// The entry that the record will become, drawn as the list of papers draws its entries.

import { entry } from "../browse/entry.js";
import { element } from "../browse/text.js";
import { addressFault } from "./checks.js";

const isGood = (address) => address && !addressFault(address);

export function card(id, values, settings, base) {
  const families = new Set((values.categories ?? [])
    .map((category) => settings.familyOf[category]).filter((family) => family !== undefined));
  const frameworks = settings.frameworks.map(([framework]) => framework);
  const fields = [
    id,
    values.title || "Title",
    values.name,
    values.authors.join(", "),
    settings.venues.findIndex(([, name]) => name === values.venue),
    values.year,
    [...families],
    isGood(values.paper) ? values.paper : "",
    (values.code ?? []).filter(({ framework, url }) => framework && isGood(url))
      .map(({ framework, url, official }) => [frameworks.indexOf(framework), url, official]),
    (values.links ?? []).filter(({ label, url }) => label && isGood(url)).map(({ label, url }) => [label, url]),
    values.note,
    Number(values.importance) || 0,
  ];
  const known = { ...settings, frameworks: settings.frameworks.map(([, name]) => name) };
  return shown(entry(fields, known, base));
}

// Without what only an entry of the list can do; its own page is not there yet.
function shown(made) {
  made.removeAttribute("id");
  for (const each of made.querySelectorAll(".pick, li:has(> .mark), li:has(> .cite)")) each.remove();
  for (const link of made.querySelectorAll(".entry-title a, .byline a")) {
    link.replaceWith(element("span", {}, ...link.childNodes));
  }
  for (const link of made.querySelectorAll("a")) link.target = "_blank";
  return made;
}
