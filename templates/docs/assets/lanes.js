// The legend: each button hides or shows the lane of a family. A hidden lane folds to its label,
// and what lies below moves up.

import { placeLabel } from "./zoom.js";

const FOLDED = 26;

export function startLanes(page, svg, graph) {
  const lanes = [...svg.querySelectorAll(".lane")].map((band) => ({
    band, id: band.dataset.lane, top: Number(band.getAttribute("y")),
    height: Number(band.getAttribute("height")), isHidden: false,
  }));
  const full = svg.viewBox.baseVal.height;
  const width = svg.viewBox.baseVal.width;
  for (const element of svg.querySelectorAll(".method rect, .method text")) element.dataset.y = element.getAttribute("y");
  for (const { line } of graph.steps) line.dataset.path = line.getAttribute("d");

  // Where a height of the full drawing is now.
  function moved(y) {
    let saved = 0;
    for (const lane of lanes) {
      if (!lane.isHidden || y <= lane.top) continue;
      saved += y >= lane.top + lane.height ? lane.height - FOLDED : Math.max(0, y - lane.top - FOLDED);
    }
    return y - saved;
  }

  function redraw() {
    const hidden = new Set(lanes.filter((lane) => lane.isHidden).map((lane) => lane.id));
    const laneOf = (id) => lanes.find((lane) => {
      const y = Number(graph.methods.get(id).querySelector("rect").dataset.y);
      return y > lane.top && y < lane.top + lane.height;
    })?.id;
    for (const [id, box] of graph.methods) {
      box.toggleAttribute("hidden", hidden.has(laneOf(id)));
      for (const part of box.children) part.setAttribute("y", moved(Number(part.dataset.y)));
    }
    for (const { line, from, to } of graph.steps) {
      line.toggleAttribute("hidden", hidden.has(laneOf(from)) || hidden.has(laneOf(to)));
      line.setAttribute("d", movedPath(line.dataset.path, moved));
    }
    for (const lane of lanes) {
      lane.band.setAttribute("y", moved(lane.top));
      lane.band.setAttribute("height", lane.isHidden ? FOLDED : lane.height);
    }
    const scale = svg.width.baseVal.value / width;
    for (const label of page.querySelectorAll(".lane-labels text")) {
      label.dataset.top = moved(lanes.find((one) => one.id === label.dataset.lane).top);
      placeLabel(label, scale);
    }
    svg.setAttribute("viewBox", `0 0 ${width} ${moved(full)}`);
    for (const one of [svg, page.querySelector(".lane-labels")]) one?.setAttribute("height", moved(full) * scale);
  }

  for (const button of page.querySelectorAll("[data-toggle-lane]")) {
    button.addEventListener("click", () => {
      const lane = lanes.find((one) => one.id === button.dataset.toggleLane);
      if (!lane) return;
      lane.isHidden = !lane.isHidden;
      button.setAttribute("aria-pressed", String(!lane.isHidden));
      redraw();
    });
  }
}

// A path of M, H and C with every height moved.
function movedPath(path, moved) {
  return path.replace(/([MC])([^MHC]*)/g, (_, letter, numbers) => {
    const values = numbers.trim().split(/[ ,]+/).map((value, index) => (index % 2 ? moved(Number(value)) : value));
    return letter + values.join(" ");
  });
}
