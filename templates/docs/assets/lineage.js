// The graph of a drawing, read from its lines and boxes, and what is lit in it.

export function drawingOf(svg) {
  const methods = new Map([...svg.querySelectorAll(".method")].map((box) => [box.dataset.id, box]));
  const parents = new Map([...methods.keys()].map((id) => [id, []]));
  const children = new Map([...methods.keys()].map((id) => [id, []]));
  const steps = [...svg.querySelectorAll(".step")].map((line) => ({
    line, from: line.dataset.from, to: line.dataset.to,
    relation: line.dataset.relation || "builds on", isPrimary: !line.classList.contains("second"),
  }));
  for (const step of steps) {
    parents.get(step.to).push(step);
    children.get(step.from).push(step);
  }
  const name = (id) => methods.get(id).dataset.name || methods.get(id).textContent;
  return { methods, parents, children, steps, name };
}

function reach(id, stepsOf, end) {
  const found = new Set([id]);
  for (const at of found) for (const step of stepsOf.get(at)) found.add(step[end]);
  return found;
}

// A method with all its ancestors and descendants. Of the secondary steps only those are lit that
// are a method's only link.
export function lineage(graph, id) {
  const up = reach(id, graph.parents, "from");
  const down = reach(id, graph.children, "to");
  const steps = [
    ...lit(up, graph.children, "to", id, false),
    ...lit(down, graph.parents, "from", id, true),
  ];
  return { methods: new Set([...up, ...down]), steps };
}

function lit(methods, stepsOf, end, self, isDown) {
  return [...methods].filter((id) => id !== self).flatMap((id) => {
    const inside = stepsOf.get(id).filter((step) => methods.has(step[end]));
    const primary = inside.filter((step) => step.isPrimary);
    return (primary.length ? primary : inside).map((step) => ({ line: step.line, isDown }));
  });
}

// A shortest way: along the line of descent if there is one, else by whatever steps. As
// Pedigree.path in site_builder/pedigree.py.
export function way(graph, from, to) {
  const up = (id) => graph.parents.get(id).map((step) => [step.from, step]);
  const down = (id) => graph.children.get(id).map((step) => [step.to, step]);
  const found = shortest(from, to, up) ?? shortest(to, from, up)?.reverse()
    ?? shortest(from, to, (id) => [...up(id), ...down(id)]);
  if (!found) return null;
  const steps = found.map((step) => ({ step, line: step.line, isDown: false }));
  return { methods: new Set([from, to, ...found.flatMap((step) => [step.from, step.to])]), steps };
}

function shortest(start, goal, nextOf) {
  const cameFrom = new Map([[start, null]]);
  for (const id of cameFrom.keys()) {
    if (id === goal) break;
    for (const [next, step] of nextOf(id)) if (!cameFrom.has(next)) cameFrom.set(next, [id, step]);
  }
  if (!cameFrom.has(goal)) return null;
  const steps = [];
  for (let at = goal; cameFrom.get(at); at = cameFrom.get(at)[0]) steps.unshift(cameFrom.get(at)[1]);
  return steps;
}
