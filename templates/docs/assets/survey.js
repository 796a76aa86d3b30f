// What every page does beyond standing there; some bring a script of their own. Each is complete
// without it. The theme calls document$ at each page it shows.

import { startCopyButtons } from "./copy.js";
import { startHeaderButtons } from "./header.js";

document$.subscribe(() => {
  startCopyButtons(document);
  startHeaderButtons(document);
  if (document.querySelector("form[data-browse]")) {
    import("./browse/browse.js").then(({ startBrowse }) => startBrowse(document));
  }
});
