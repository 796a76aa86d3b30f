// What the pages do beyond standing there: a copy button, the filter of the list of papers, and
// the header for a keyboard.
// Every page is complete without it. The theme calls document$ at each page it shows.

import { startCopyButtons } from "./copy.js";
import { startFilters } from "./filter.js";
import { startHeaderButtons } from "./header.js";

document$.subscribe(() => {
  startCopyButtons(document);
  startFilters(document);
  startHeaderButtons(document);
});
