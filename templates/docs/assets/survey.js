// What the pages do beyond standing there. Every page is complete without it. The theme calls
// document$ at each page it shows.

import { startCopyButtons } from "./copy.js";
import { startHeaderButtons } from "./header.js";

// What only some pages have is fetched where it is.
const PARTS = [
  [".coverage", async () => (await import("./coverage.js")).startCoverage],
  ["[data-pedigree]", async () => (await import("./pedigree.js")).startPedigrees],
  ["form[data-browse]", async () => (await import("./browse/browse.js")).startBrowse],
];

document$.subscribe(() => {
  startCopyButtons(document);
  startHeaderButtons(document);
  for (const [selector, load] of PARTS) {
    if (document.querySelector(selector)) load().then((start) => start(document));
  }
});
