// The texts of papers in a format, as the builder has written them, joined here.
// The files hold some hundred papers each, in the order of the catalogue: the oldest first.

// rows: all, the newest first; ids: a Set. Gives the parts of all files that are needed.
async function partsOf(name, rows, ids, { folder, perFile }) {
  const numbers = new Set();
  rows.forEach((row, place) => {
    if (ids.has(row.id)) numbers.add(Math.floor((rows.length - 1 - place) / perFile));
  });
  return Promise.all([...numbers].map(async (number) => {
    const answer = await fetch(`${folder}${name}-${number}.json`);
    if (!answer.ok) throw new Error(`${name}-${number}: ${answer.status}`);
    return answer.json();
  }));
}

function inOrder(parts, rows, ids) {
  const entries = new Map(parts.flatMap((part) => Object.entries(part.entries)));
  const wanted = rows.filter((row) => ids.has(row.id)).reverse();
  if (!wanted.every((row) => entries.has(row.id))) throw new Error("the site has changed");
  return wanted.map((row) => entries.get(row.id));
}

export async function textOf(format, rows, ids, place) {
  const parts = await partsOf(format, rows, ids, place);
  const [{ before, between, behind }] = parts;
  return before + inOrder(parts, rows, ids).join(between) + behind;
}

export async function comparisonOf(rows, ids, place) {
  const parts = await partsOf("comparison", rows, ids, place);
  return { columns: parts[0].columns, rows: inOrder(parts, rows, ids) };
}

export function save(fileName, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
