// The papers in a table, in a dialog: rows are papers, cells are texts of which some lead on.

import { element, papers } from "./text.js";

const ADDRESS = /^https?:\/\//;

export function showComparison(dialog, { columns, rows }, base, left = 0) {
  const close = element("button", { type: "button", class: "close" }, "Close");
  close.addEventListener("click", () => dialog.close());
  const head = element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)));
  const body = rows.map((cells) => element("tr", {}, ...cells.map((parts, column) =>
    element(column ? "td" : "th", column ? {} : { scope: "row" }, ...shown(parts, base, column)))));
  const title = element("h2", {}, `${papers(rows.length)} compared`);
  const region = element("div",
    { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Comparison" },
    element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)));
  dialog.replaceChildren(element("header", {}, title, close), region);
  if (left) region.before(element("p", {}, `${papers(left)} more are left out: select fewer.`));
  dialog.showModal();
}

function* shown(parts, base, column) {
  for (const [index, [text, target]] of parts.entries()) {
    if (index) yield column ? ", " : element("br");
    if (!target) yield text;
    else if (ADDRESS.test(target)) yield element("a", { href: target, rel: "noopener" }, text);
    else yield element("a", { href: base + target }, text);
  }
  if (!parts.length) yield "–";
}
