// Which papers are to be read and which are: kept in this browser only, as { id: "read" }.

export const MARKS = ["to-read", "read"];
const LARGEST_FILE = 5_000_000;

export class Marks {
  constructor(key) {
    this.key = key;
    this.read();
  }

  read() {
    this.markById = new Map();
    try {
      this.#take(JSON.parse(localStorage.getItem(this.key) ?? "{}"), () => true);
    } catch {
      // No storage, or another's content: there are no marks, and those of now last until later.
    }
  }

  #take(marks, isPaper) {
    let count = 0;
    for (const [id, mark] of Object.entries(marks ?? {})) {
      if (!MARKS.includes(mark) || !isPaper(id)) continue;
      this.markById.set(id, mark);
      count += 1;
    }
    return count;
  }

  // Gives whether the browser keeps it.
  set(id, mark) {
    if (MARKS.includes(mark)) this.markById.set(id, mark);
    else this.markById.delete(id);
    return this.#keep();
  }

  #keep() {
    try {
      localStorage.setItem(this.key, JSON.stringify(Object.fromEntries(this.markById)));
      return true;
    } catch {
      return false;
    }
  }

  text() {
    const sorted = [...this.markById].sort(([a], [b]) => (a < b ? -1 : 1));
    return `${JSON.stringify({ marks: Object.fromEntries(sorted) }, null, 1)}\n`;
  }

  // Adds the marks of a file; gives what is to be said of it.
  async take(file, isPaper) {
    try {
      if (file.size > LARGEST_FILE) throw new Error("too large");
      const { marks } = JSON.parse(await file.text());
      if (typeof marks !== "object" || marks === null) throw new Error("no marks");
      const count = this.#take(marks, isPaper);
      const left = Object.keys(marks).length - count;
      const kept = this.#keep() ? "" : " This browser keeps no data: they are lost when you leave.";
      const out = left ? ` Left out: ${left}, of papers that are not here.` : "";
      return `Imported: ${count} ${count === 1 ? "mark" : "marks"}.${out}${kept}`;
    } catch {
      return `${file.name} is no file of marks: export one here to see its form.`;
    }
  }
}
