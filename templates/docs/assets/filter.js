// <input name="find" data-filter="selector">: hides the elements that lack one of its words.
// The text stands in the address as ?find=, so that a search can be linked and gone back to.

export function startFilters(root) {
  for (const input of root.querySelectorAll("input[data-filter]:not([data-started])")) {
    input.dataset.started = "";
    startFilter(root, input);
  }
}

// Letters that Unicode does not take apart, as site_builder/identifiers.py has them.
const LETTERS = { ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i" };

export function fold(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[øłđßæœı]/g, (letter) => LETTERS[letter]);
}

function startFilter(root, input) {
  const entries = [...root.querySelectorAll(input.dataset.filter)];
  const texts = entries.map((entry) => fold(entry.textContent));
  const status = root.querySelector("[data-filter-status]");
  const empty = root.querySelector("[data-filter-empty]");
  const atStart = status.textContent;

  function show() {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    entries.forEach((entry, index) => {
      const fits = words.every((word) => texts[index].includes(word));
      entry.hidden = !fits;
      count += fits;
    });
    status.textContent = words.length ? `${count} of ${entries.length} papers` : atStart;
    empty.hidden = count > 0;
  }

  function remember() {
    const address = new URL(location.href);
    if (input.value) address.searchParams.set("find", input.value);
    else address.searchParams.delete("find");
    history.replaceState(history.state, "", address);
  }

  function clear() {
    input.value = "";
    show();
    remember();
    input.focus();
  }

  input.value = new URL(location.href).searchParams.get("find") ?? "";
  input.form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", () => { show(); remember(); });
  input.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
  empty.querySelector("[data-filter-clear]").addEventListener("click", clear);
  show();
}
