// What the pages do beyond standing there: a copy button, the list of papers, the header for a
// keyboard, and the light in the pedigree.
// Every page is complete without it. The theme calls document$ at each page it shows.

import { startCopyButtons } from "./copy.js";
import { startCoverage } from "./coverage.js";
import { startHeaderButtons } from "./header.js";
import { startPedigrees } from "./pedigree.js";

document$.subscribe(() => {
  startCopyButtons(document);
  startCoverage(document);
  startHeaderButtons(document);
  startPedigrees(document);
  if (document.querySelector("form[data-browse]")) {
    import("./browse/browse.js").then(({ startBrowse }) => startBrowse(document));
  }
});
