// <input name="find" data-filter="selector">: hides the elements that lack one of its words.
// <select name="x" data-filter-by="x"> in its form: hides those that lack its value in data-x.
// All of it stands in the address, as ?find=&x=, so that a search can be linked and gone back to.

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
  const choices = [...input.form.querySelectorAll("select[data-filter-by]")];
  const status = root.querySelector("[data-filter-status]");
  const empty = root.querySelector("[data-filter-empty]");
  const atStart = status.textContent;

  function isChosen(entry) {
    return choices.every(({ value, dataset }) =>
      !value || (entry.dataset[dataset.filterBy] ?? "").split(" ").includes(value));
  }

  function show() {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    entries.forEach((entry, index) => {
      const fits = isChosen(entry) && words.every((word) => texts[index].includes(word));
      entry.hidden = !fits;
      count += fits;
    });
    const filters = words.length || choices.some((choice) => choice.value);
    status.textContent = filters ? `${count} of ${entries.length} papers` : atStart;
    empty.hidden = count > 0;
  }

  function remember() {
    const address = new URL(location.href);
    for (const { name, value } of [input, ...choices]) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  function changed() {
    show();
    remember();
  }

  function clear() {
    for (const control of [input, ...choices]) control.value = "";
    changed();
    input.focus();
  }

  const wanted = new URL(location.href).searchParams;
  input.value = wanted.get("find") ?? "";
  for (const choice of choices) {
    choice.value = wanted.get(choice.name) ?? "";
    if (choice.selectedIndex < 0) choice.value = "";
    choice.addEventListener("change", changed);
  }
  input.form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", changed);
  input.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
  empty.querySelector("[data-filter-clear]").addEventListener("click", clear);
  show();
}
