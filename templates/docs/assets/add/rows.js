// Lists of the form: a row is a copy of the list's template, in which @ stands for its number.

let last = 0;

export function startRows(form, changed) {
  for (const list of form.querySelectorAll("fieldset.several")) {
    if (list.dataset.field === "categories") addRow(list);
    list.addEventListener("click", ({ target }) => {
      if (target.matches("[data-more]")) addRow(list).querySelector("[data-value]").focus();
      else if (target.matches("[data-remove]")) remove(target.closest("li"), list);
      else return;
      changed();
    });
  }
}

export function addRow(list) {
  last += 1;
  const row = list.querySelector("template").content.cloneNode(true).firstElementChild;
  for (const each of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of [...each.attributes]) {
      if (value.includes("@")) each.setAttribute(name, value.replaceAll("@", String(last)));
    }
  }
  list.querySelector("ol").append(row);
  number(list);
  return row;
}

// The focus goes where the row was: to the next, the one before, or to what adds one.
function remove(row, list) {
  const near = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  number(list);
  (near?.querySelector("[data-value]") ?? list.querySelector("[data-more]")).focus();
}

// Rows are counted as they stand.
function number(list) {
  const legend = list.querySelector("legend").firstChild.textContent.trim();
  list.querySelectorAll(":scope > ol > li").forEach((row, index) => {
    row.querySelector("[data-remove]").setAttribute("aria-label", `Remove ${legend.toLowerCase()} ${index + 1}`);
    for (const place of row.querySelectorAll("[data-number]")) place.textContent = String(index + 1);
    row.setAttribute("aria-label", `${legend} ${index + 1}`);
  });
}
