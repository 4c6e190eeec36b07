// SPDX-License-Identifier: Apache-2.0
import { read } from './api.js';
import { byId, element, svg } from './dom.js';

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 44;
const BOTTOM = 20;
const COLOURS = 4;
// Not losses: how fast it learns and runs.
const SETTINGS = /-rate$|-a-second$/;

let watching = null;

function path(points, toX, toY) {
  return points.map(([x, y], i) => `${i ? 'L' : 'M'}${toX(x).toFixed(1)} ${toY(y).toFixed(1)}`).join('');
}

/** Lines of metrics over steps, with their last values told in words. */
function curves(title, series) {
  const all = Object.values(series).flat();
  const [right, low, high] = [Math.max(1, ...all.map(p => p[0])), Math.min(0, ...all.map(p => p[1])), Math.max(...all.map(p => p[1]), 1e-9)];
  const toX = x => LEFT + x / right * (WIDTH - LEFT - 8);
  const toY = y => HEIGHT - BOTTOM - (y - low) / (high - low) * (HEIGHT - BOTTOM - 10);
  const last = Object.entries(series).map(([name, points]) => `${name} ${points.at(-1)[1].toPrecision(3)}`);
  const chart = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'curves', role: 'img', 'aria-label': `${title}, last: ${last.join(', ')}` },
    svg('line', { class: 'axis', x1: LEFT, x2: WIDTH - 8, y1: toY(low), y2: toY(low) }),
    svg('line', { class: 'axis', x1: LEFT, x2: LEFT, y1: 10, y2: toY(low) }),
    svg('text', { x: 4, y: 18 }, high.toPrecision(3)), svg('text', { x: 4, y: HEIGHT - BOTTOM }, low.toPrecision(3)),
    svg('text', { x: WIDTH - 8, y: HEIGHT - 4, 'text-anchor': 'end' }, `step ${right}`));
  Object.values(series).forEach((points, i) => chart.append(svg('path', { class: `c${i % COLOURS}`, d: path(points, toX, toY) })));
  const legend = element('ul', { className: 'legend' }, ...last.map((text, i) => element('li', { className: `c${i % COLOURS}`, textContent: text })));
  return [element('h3', { textContent: title }), chart, legend];
}

function stageView(stage) {
  const losses = Object.fromEntries(Object.entries(stage.metrics).filter(([name]) => !SETTINGS.test(name)));
  const position = stage.position;
  const left = position && position.seconds_left > 0 ? `, ${Math.ceil(position.seconds_left / 60)} min left` : '';
  const parts = Object.keys(losses).length ? curves(stage.stage, losses) : [element('h3', { textContent: stage.stage })];
  if (position) parts.push(element('p', { textContent: `Step ${position.step} of ${position.steps}, epoch ${position.epoch}${left}` }));
  if (stage.grid) parts.push(element('img', { className: 'grid', src: stage.grid, alt: `Samples of ${stage.stage}` }));
  return parts;
}

function show(run) {
  const findings = run.findings.map(finding =>
    element('p', { className: 'warning', textContent: `${finding.message}${finding.advice ? ` — ${finding.advice}` : ''}` }));
  byId('run-view').replaceChildren(
    element('p', { textContent: `${run.run}: ${run.state}${run.release ? `, release ${run.release}` : ''}` }),
    ...findings, ...run.stages.flatMap(stageView));
}

async function refresh() {
  const { data } = await read('/v1/training/runs');
  byId('training-none').hidden = data.length > 0;
  byId('run-choice').hidden = data.length === 0;
  if (!data.length) return;
  const choice = byId('run');
  const chosen = choice.value || data[0].run;
  if (choice.options.length !== data.length) {
    choice.replaceChildren(...data.map(run => element('option', { textContent: run.run })));
    choice.value = chosen;
  }
  show(await read(`/v1/training/runs/${encodeURIComponent(choice.value)}`));
}

/** Shows the runs, and again every other second as long as they are looked at. */
export function watchTraining(visible) {
  clearInterval(watching);
  if (!visible) return;
  const quietly = () => refresh().catch(() => {});
  byId('run').onchange = quietly;
  watching = setInterval(quietly, 2000);
  quietly();
}
