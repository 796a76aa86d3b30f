// The way from one method to another: two fields with completion. It is lit, spelled out, and kept
// in the address.

export function startPathFinder(page, graph, lightWay, clear) {
  const form = page.querySelector("[data-path-finder]");
  if (!form) return;
  const status = page.querySelector("[data-path-status]");
  const list = page.querySelector("[data-path-steps]");
  const clearButton = form.querySelector("[data-path-clear]");
  const options = [...form.querySelectorAll("option")];

  function idOf(text) {
    const wanted = text.trim().toLowerCase();
    const option = options.find((one) => one.dataset.id === wanted || one.value.toLowerCase() === wanted);
    return option?.dataset.id;
  }

  function remember(values) {
    const address = new URL(location.href);
    for (const name of ["from", "to"]) {
      if (values[name]) address.searchParams.set(name, values[name]);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  function spell(steps) {
    list.replaceChildren(...steps.map(({ step }) => {
      const line = document.createElement("li");
      const [child, parent] = [step.to, step.from].map((id) => {
        const link = document.createElement("a");
        link.href = graph.methods.get(id).getAttribute("href");
        link.textContent = graph.name(id);
        return link;
      });
      const why = document.createElement("a");
      why.href = `${child.getAttribute("href")}#builds-on-${step.from}`;
      why.textContent = "evidence";
      line.append(child, ` ${step.relation} `, parent, " (", why, ")");
      return line;
    }));
    list.hidden = !steps.length;
  }

  function find(from, to) {
    const unknown = [from, to].find((text) => !idOf(text));
    spell([]);
    if (unknown !== undefined) {
      status.textContent = `There is no method “${unknown}” in this pedigree.`;
      return;
    }
    const [start, end] = [idOf(from), idOf(to)];
    const found = lightWay(start, end);
    clearButton.hidden = !found;
    remember({ from: start, to: end });
    if (!found) status.textContent = `Nothing leads from ${graph.name(start)} to ${graph.name(end)}.`;
    else {
      status.textContent = found.steps.length
        ? `${found.steps.length} ${found.steps.length === 1 ? "step" : "steps"}:`
        : "These are the same method.";
      spell(found.steps);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    find(form.elements.from.value, form.elements.to.value);
  });
  clearButton.addEventListener("click", () => {
    form.reset();
    spell([]);
    status.textContent = "";
    clearButton.hidden = true;
    remember({});
    clear();
  });
  const asked = new URL(location.href).searchParams;
  if (asked.has("from") && asked.has("to")) {
    for (const name of ["from", "to"]) {
      const id = idOf(asked.get(name));
      form.elements[name].value = id ? graph.name(id) : asked.get(name);
    }
    find(asked.get("from"), asked.get("to"));
  }
}
