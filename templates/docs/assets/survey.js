// What the pages do beyond standing there: a copy button and the filter of the list of papers.
// Every page is complete without it. The theme calls document$ at each page it shows.

import { startCopyButtons } from "./copy.js";
import { startFilters } from "./filter.js";

document$.subscribe(() => {
  startCopyButtons(document);
  startFilters(document);
});
