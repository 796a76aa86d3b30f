// The fields of the form in the page: their values, and what is said of them.

import { fault, missing } from "./checks.js";

const clean = (text) => text.trim();
const linesOf = (text) => text.split("\n").map(clean).filter(Boolean);

// Every single control with its field: { field, control, row }.
export function* controls(form, fields) {
  for (const field of fields) {
    const place = form.querySelector(`[data-field="${field.name}"]`);
    if (field.kind !== "rows" && field.kind !== "choices") {
      yield { field, control: place.querySelector("[data-value]") };
      continue;
    }
    for (const row of place.querySelectorAll(":scope > ol > li")) {
      const parts = field.kind === "choices" ? [{ ...field, name: "", required: false }] : field.parts;
      for (const part of parts) {
        yield { field: part, control: row.querySelector(`[data-part="${part.name}"] [data-value]`), row, of: field };
      }
    }
  }
}

export function valueOf({ field, control }) {
  if (field.kind === "flag") return control.checked;
  if (field.kind === "lines") return linesOf(control.value);
  return clean(control.value);
}

// As recordText takes them. A row is there if something is in it.
export function valuesOf(form, fields) {
  const values = {};
  const rows = new Map();
  for (const each of controls(form, fields)) {
    const value = valueOf(each);
    if (!each.row) values[each.field.name] = value;
    else if (!each.field.name) (values[each.of.name] ??= []).push(value);
    else {
      if (!rows.has(each.row)) {
        rows.set(each.row, {});
        (values[each.of.name] ??= []).push(rows.get(each.row));
      }
      rows.get(each.row)[each.field.name] = value;
    }
  }
  for (const field of fields) {
    if (!Array.isArray(values[field.name])) continue;
    values[field.name] = values[field.name].filter((value) =>
      (typeof value === "object" ? Object.values(value).some(Boolean) : value));
  }
  return values;
}

// What is wrong with one control by itself.
function faultOf(each) {
  const value = valueOf(each);
  if (each.field.kind === "lines") {
    const faults = value.map((line) => fault(line, each.field));
    const wrong = faults.findIndex(Boolean);
    return wrong < 0 ? "" : `Line ${wrong + 1}: ${faults[wrong]}`;
  }
  return typeof value === "string" ? fault(value, each.field) : "";
}

// All faults: a map from control to { text, isGap, label }. A gap is what is not filled in yet.
export function faultsOf(form, fields, known) {
  const faults = new Map();
  const values = valuesOf(form, fields);
  for (const each of controls(form, fields)) {
    const { field, control, row, of } = each;
    let text = faultOf(each);
    if (!text && field.ofPapers && control.value && known.papers.length && !known.ids.has(clean(control.value))) {
      text = "No record has this id: choose one of the list.";
    }
    const isAsked = field.required && (!row || rowHasValue(row));
    const isGap = !text && isAsked && valueOf(each).length === 0;
    if (text || isGap) faults.set(control, { text: text || missing(field), isGap, label: (of ?? field).label });
  }
  for (const field of fields) {
    if (field.kind === "choices" && field.required && !values[field.name]?.length) {
      faults.set(form.querySelector(`[data-field="${field.name}"] [data-value]`), { text: missing(field), isGap: true, label: field.label });
    }
  }
  return faults;
}

function rowHasValue(row) {
  return [...row.querySelectorAll("[data-value]")].some((control) =>
    (control.type === "checkbox" ? control.checked : control.value.trim()));
}

// Says it at the control, and to whoever hears the page; what stands there already is not said anew.
// kind is "fault" or "doubt"; link, if any, follows the text.
export function say(control, text, { kind = "fault", link = null } = {}) {
  const place = document.getElementById(`${control.id}-fault`);
  if (!place) return;
  if (place.textContent !== text + (link?.textContent ?? "")) place.replaceChildren(text, ...(link ? [link] : []));
  place.classList.toggle("doubt", kind === "doubt");
  if (text && kind === "fault") control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}
