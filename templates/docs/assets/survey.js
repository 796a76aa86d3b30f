// What the pages do beyond standing there: a copy button, the filter of the list of papers, the
// header for a keyboard, and the light in the pedigree.
// Every page is complete without it. The theme calls document$ at each page it shows.

import { startCopyButtons } from "./copy.js";
import { startCoverage } from "./coverage.js";
import { startFilters } from "./filter.js";
import { startHeaderButtons } from "./header.js";
import { startPedigrees } from "./pedigree.js";

document$.subscribe(() => {
  startCopyButtons(document);
  startCoverage(document);
  startFilters(document);
  startHeaderButtons(document);
  startPedigrees(document);
});
