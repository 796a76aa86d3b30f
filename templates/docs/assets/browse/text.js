// Texts as a search compares them, and elements that are made without markup.

// Letters that Unicode does not take apart, as site_builder/identifiers.py has them.
const LETTERS = { ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i" };
const ASCII = /^[\x00-\x7f]*$/;

// In lower case and without accents.
export function fold(text) {
  if (ASCII.test(text)) return text.toLowerCase();
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[øłđßæœı]/g, (letter) => LETTERS[letter]);
}

export function wordsOf(text) {
  return fold(text).split(/\s+/).filter(Boolean);
}

export function papers(count) {
  return `${count} ${count === 1 ? "paper" : "papers"}`;
}

const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

// A text that may run from right to left is set apart, as site_builder/directions.py does it.
export function isolated(text) {
  return FROM_THE_RIGHT.test(text) ? element("bdi", {}, text) : text;
}

export function direction(text) {
  return FROM_THE_RIGHT.test(text) ? "auto" : null;
}

// element("a", { href: "x" }, "text", otherElement); an attribute that is null is left out.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(attribute, value);
  }
  made.append(...children);
  return made;
}
