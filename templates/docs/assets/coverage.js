// The coverage of categories by year begins where readers look first: at the newest year.

document$.subscribe(() => {
  for (const region of document.querySelectorAll(".coverage")) region.scrollLeft = region.scrollWidth;
});
