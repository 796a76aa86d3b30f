// The coverage of categories by year begins where readers look first: at the newest year.

export function startCoverage(root) {
  for (const region of root.querySelectorAll(".coverage")) region.scrollLeft = region.scrollWidth;
}
