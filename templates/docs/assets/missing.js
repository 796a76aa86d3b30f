// The page for what is not there: the words of the address may find what was meant.

const place = document.querySelector("[data-missing]");
const root = new URL("..", import.meta.url).pathname;
const words = wordsOf(location.pathname.replace(root, ""));
if (words) {
  const link = place.querySelector("a");
  link.href += `?find=${encodeURIComponent(words)}`;
  link.textContent = `Search the papers for “${words}”`;
  place.hidden = false;
}

// Of papers/author2026an/ it is author, 2026 and an: a search looks for each of them.
function wordsOf(path) {
  const name = path.split("/").filter((part) => part && !/^(index|404)\.html$/.test(part)).pop() ?? "";
  try {
    return decodeURIComponent(name).replace(/\.\w+$/, "").match(/\p{L}+|\d+/gu)?.join(" ") ?? "";
  } catch {
    return "";
  }
}
