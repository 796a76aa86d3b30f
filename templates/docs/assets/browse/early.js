// Runs before anything is shown: an address with filters waits for the list, so nothing jumps.

if (location.search) document.documentElement.classList.add("browse-waits");
