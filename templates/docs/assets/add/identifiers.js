// The id of a paper: as site_builder/identifiers.py has it, which a test compares.

const SUFFIXES = new Set(["jr", "sr", "ii", "iii", "iv"]);
const ARTICLES = new Set(["a", "an", "the"]);
const LETTERS = { ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i" };
const SLUG = 40;

function fold(text) {
  const lowered = text.normalize("NFKD").toLowerCase().replace(/[øłđßæœı]/g, (letter) => LETTERS[letter]);
  return lowered.normalize("NFKD").replace(/\p{M}/gu, "");
}

// Words of a-z and 0-9 only; an apostrophe parts no word.
export function words(text) {
  return fold(text.replace(/['`‘’\u00b4\u02bc\u2032]/g, "")).match(/[a-z0-9]+/g) ?? [];
}

export function normalTitle(title) {
  return words(title).join(" ");
}

function prefix(authors, year) {
  const names = (authors[0] ?? "").split(/\s+/).filter(Boolean)
    .filter((word) => !SUFFIXES.has(fold(word).replace(/^[.,]+|[.,]+$/g, "")));
  const [family] = names.length ? words(names.at(-1)) : [];
  return family ? `${family}${year}` : "";
}

// A letter follows if the id is taken. Without authors it is made from the title.
export function paperId(authors, year, title, taken) {
  const found = words(title);
  const all = found.length ? found : ["untitled"];
  const begin = prefix(authors, year);
  const stem = begin ? begin + (all.find((word) => !ARTICLES.has(word)) ?? all[0]) : slug(all);
  if (!taken.has(stem)) return stem;
  for (let number = 1; ; number += 1) {
    const id = stem + letters(number);
    if (!taken.has(id)) return id;
  }
}

function slug([first, ...rest]) {
  let made = first;
  for (const word of rest) {
    if (made.length + word.length > SLUG) break;
    made += `-${word}`;
  }
  return made;
}

function letters(number) {
  let made = "";
  for (let left = number; left; left = Math.floor((left - 1) / 26)) {
    made = String.fromCharCode(97 + (left - 1) % 26) + made;
  }
  return made;
}
